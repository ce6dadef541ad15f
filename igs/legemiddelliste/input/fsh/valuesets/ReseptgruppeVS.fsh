ValueSet:    ReseptgruppeVS
Id:          reseptgruppe
Title:       "Reseptgruppe"
Description: "Alle koder i kodeverket, også de som ikke er gjengitt i pakken."
* insert Metadata(draft)
* include codes from system $reseptgruppe
