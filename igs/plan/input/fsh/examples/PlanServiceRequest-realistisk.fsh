Instance:    plan-servicerequest-realistisk
InstanceOf:  PlanServiceRequest
Usage:       #example
Title:       "Veie seg"
Description: "Hver morgen før frokost."
* identifier.system = "https://plan.example/tiltak"
* identifier.value = "t-realistisk"
* status = #active
* intent = #plan
* code.text = "Veie seg"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* occurrenceTiming.repeat
  * frequency = 1
  * period = 1
  * periodUnit = #d
* reasonReference = Reference(Condition/plan-condition-realistisk)
