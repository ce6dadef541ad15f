Instance:    plan-goal-realistisk
InstanceOf:  PlanGoal
Usage:       #example
Title:       "Stabil vekt"
Description: "Ett tall."
* identifier.system = "https://plan.example/maal"
* identifier.value = "m-realistisk"
* lifecycleStatus = #active
* description.text = "Vekten holder seg rundt 89 kg"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* addresses = Reference(Condition/plan-condition-realistisk)
* target
  * measure = $loinc#29463-7
  * detailQuantity = 89 'kg' "kg"
