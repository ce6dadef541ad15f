ValueSet:    PlanSoneVS
Id:          plan-sone
Title:       "Soner"
Description: "Grønn, gul og rød."
* insert Metadata(draft)
* include codes from system PlanSoneFarge
