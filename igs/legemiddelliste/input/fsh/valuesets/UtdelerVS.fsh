ValueSet:    UtdelerVS
Id:          utdeler
Title:       "Hvem som deler ut"
Description: "Alle koder i kodeverket, også de som ikke er gjengitt i pakken."
* insert Metadata(draft)
* include codes from system $utdeler
