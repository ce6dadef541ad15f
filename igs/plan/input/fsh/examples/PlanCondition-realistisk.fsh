Instance:    plan-condition-realistisk
InstanceOf:  PlanCondition
Usage:       #example
Title:       "Hjertesvikt"
Description: "Kodet av sykehuset."
* identifier.system = "https://plan.example/diagnose"
* identifier.value = "d-realistisk"
* clinicalStatus = $clinical#active
* code.coding[icd10] = $icd10#I50.9
* code.text = "Hjertesvikt"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
