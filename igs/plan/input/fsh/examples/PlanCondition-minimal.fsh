Instance:    plan-condition-minimal
InstanceOf:  PlanCondition
Usage:       #example
Title:       "Problem i ord"
Description: "Bare påkrevde felt."
* identifier.system = "https://plan.example/diagnose"
* identifier.value = "d-minimal"
* clinicalStatus = $clinical#active
* code.text = "Utrygg hjemme om natten"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
