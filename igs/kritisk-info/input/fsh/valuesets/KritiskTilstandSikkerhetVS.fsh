ValueSet:    KritiskTilstandSikkerhetVS
Id:          kritisk-tilstand-sikkerhet
Title:       "Sikkerhet for tilstand"
Description: "Bekreftet, avkreftet eller slettet."
* insert Metadata(draft)
* $condition-verification#confirmed
* $condition-verification#refuted
* $condition-verification#entered-in-error
