ValueSet:    KritiskAllergiStatusVS
Id:          kritisk-allergi-status
Title:       "Klinisk status for overfølsomhet"
Description: "Aktiv eller inaktiv."
* insert Metadata(draft)
* $allergy-clinical#active
* $allergy-clinical#inactive
