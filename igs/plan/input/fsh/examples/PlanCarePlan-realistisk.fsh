Instance:    plan-careplan-realistisk
InstanceOf:  PlanCarePlan
Usage:       #example
Title:       "Behandlingsplan ved hjertesvikt"
Description: "Laget ved utskrivning, ført videre av hjemmesykepleien."
* identifier.system = "https://plan.example/plan"
* identifier.value = "p-2026-417"
* status = #active
* intent = #plan
* category[planType] = $plan-type#behandlingsplan "Behandlingsplan"
* title = "Behandlingsplan ved hjertesvikt"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* period.start = "2026-09-01"
* author
  * type = "Practitioner"
  * identifier.system = $hpr
  * identifier.value = "9990003"
  * display = "Mari Nes, sykepleier"
* careTeam = Reference(CareTeam/plan-careteam-realistisk)
* addresses = Reference(Condition/plan-condition-realistisk)
* goal = Reference(Goal/plan-goal-realistisk)
* activity.reference = Reference(ServiceRequest/plan-servicerequest-realistisk)
