ValueSet:    SeponeringsgrunnVS
Id:          seponeringsgrunn
Title:       "Seponeringsgrunn"
Description: "Alle koder i kodeverket, også de som ikke er gjengitt i pakken."
* insert Metadata(draft)
* include codes from system $seponeringsgrunn
