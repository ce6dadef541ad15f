ValueSet:    VaregruppeVS
Id:          varegruppe
Title:       "Varegruppe"
Description: "Alle koder i kodeverket, også de som ikke er gjengitt i pakken."
* insert Metadata(draft)
* include codes from system $varegruppe
