Instance:    plan-servicerequest-full
InstanceOf:  PlanServiceRequest
Usage:       #example
Title:       "Måle metning, alle felt"
Description: "Hver morgen."
* identifier.system = "https://plan.example/tiltak"
* identifier.value = "t-full"
* status = #active
* intent = #plan
* code.text = "Måle oksygenmetning"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* occurrenceTiming.repeat
  * frequency = 1
  * period = 1
  * periodUnit = #d
  * when = #MORN
* reasonReference = Reference(Condition/plan-condition-full)
* patientInstruction = "Sitt i ro i fem minutter først."
