Instance:    plan-sone-minimal
InstanceOf:  PlanSone
Usage:       #example
Title:       "Grønn sone"
Description: "Bare påkrevde felt."
* identifier.system = "https://plan.example/sone"
* identifier.value = "s-1"
* partOf = Reference(CarePlan/plan-careplan-full)
* status = #active
* intent = #plan
* title = "Grønn"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* addresses = Reference(Condition/plan-sonetilstand-minimal)
* activity.detail
  * status = #not-started
  * description = "Fortsett som vanlig."
