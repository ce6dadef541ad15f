Instance:    plan-sonetilstand-minimal
InstanceOf:  PlanSoneTilstand
Usage:       #example
Title:       "Som vanlig"
Description: "Terskel bare i ord."
* clinicalStatus = $clinical#active
* severity.coding[sone] = $sone#green "Grønn"
* code.text = "Puster som vanlig"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
