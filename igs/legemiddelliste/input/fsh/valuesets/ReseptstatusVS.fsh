ValueSet:    ReseptstatusVS
Id:          reseptstatus
Title:       "Reseptstatus"
Description: "Alle koder i kodeverket, også de som ikke er gjengitt i pakken."
* insert Metadata(draft)
* include codes from system $reseptstatus
