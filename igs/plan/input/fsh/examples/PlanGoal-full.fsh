Instance:    plan-goal-full
InstanceOf:  PlanGoal
Usage:       #example
Title:       "Mål i tall, alle felt"
Description: "Metning i et område, med frist."
* identifier.system = "https://plan.example/maal"
* identifier.value = "m-full"
* lifecycleStatus = #active
* description.text = "Metning mellom 88 og 92 %"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* addresses = Reference(Condition/plan-condition-full)
* target
  * measure = $loinc#2708-6
  * detailRange
    * low = 88 '%' "%"
    * high = 92 '%' "%"
  * dueDate = "2026-12-31"
* statusDate = "2026-03-15"
* achievementStatus = http://terminology.hl7.org/CodeSystem/goal-achievement#in-progress
* note.text = "Avtalt med lungelegen."
