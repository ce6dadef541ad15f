Instance:    plan-sone-full
InstanceOf:  PlanSone
Usage:       #example
Title:       "Rød sone, alle felt"
Description: "Med merknad."
* identifier.system = "https://plan.example/sone"
* identifier.value = "s-2"
* partOf = Reference(CarePlan/plan-careplan-full)
* status = #active
* intent = #plan
* title = "Rød"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* addresses = Reference(Condition/plan-sonetilstand-full)
* activity.detail
  * status = #not-started
  * description = "Ring 113."
* note.text = "Har oksygen hjemme; øk ikke på egen hånd."
