ValueSet:    ProduktgruppeVS
Id:          produktgruppe
Title:       "Produktgruppe"
Description: "Alle koder i kodeverket, også de som ikke er gjengitt i pakken."
* insert Metadata(draft)
* include codes from system $produktgruppe
