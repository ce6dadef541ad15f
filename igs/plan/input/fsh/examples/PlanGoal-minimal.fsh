Instance:    plan-goal-minimal
InstanceOf:  PlanGoal
Usage:       #example
Title:       "Mål i ord"
Description: "Bare påkrevde felt."
* identifier.system = "https://plan.example/maal"
* identifier.value = "m-minimal"
* lifecycleStatus = #active
* description.text = "Komme ut på tur hver dag"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
