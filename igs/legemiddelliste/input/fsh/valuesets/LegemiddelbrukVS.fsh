ValueSet:    LegemiddelbrukVS
Id:          legemiddelbruk
Title:       "Legemiddelbruk"
Description: "Alle koder i kodeverket, også de som ikke er gjengitt i pakken."
* insert Metadata(draft)
* include codes from system $legemiddelbruk
