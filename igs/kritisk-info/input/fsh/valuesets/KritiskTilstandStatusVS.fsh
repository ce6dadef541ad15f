ValueSet:    KritiskTilstandStatusVS
Id:          kritisk-tilstand-status
Title:       "Klinisk status for tilstand"
Description: "Aktiv eller inaktiv."
* insert Metadata(draft)
* $condition-clinical#active
* $condition-clinical#inactive
