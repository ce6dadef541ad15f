ValueSet:    UtdelingsmateVS
Id:          utdelingsmate
Title:       "Utdelingsmåte"
Description: "Alle koder i kodeverket, også de som ikke er gjengitt i pakken."
* insert Metadata(draft)
* include codes from system $utdelingsmate
