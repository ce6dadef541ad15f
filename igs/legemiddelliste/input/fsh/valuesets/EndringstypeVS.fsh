ValueSet:    EndringstypeVS
Id:          endringstype
Title:       "Type endring ved inngrep"
Description: "Alle koder i kodeverket, også de som ikke er gjengitt i pakken."
* insert Metadata(draft)
* include codes from system $endringstype
