Instance:    plan-careplan-minimal
InstanceOf:  PlanCarePlan
Usage:       #example
Title:       "Plan, bare påkrevde felt"
Description: "Et utkast som ingen har tatt i bruk."
* identifier.system = "https://plan.example/plan"
* identifier.value = "p-1"
* status = #draft
* intent = #plan
* category[planType] = $plan-type#behandlingsplan "Behandlingsplan"
* title = "Plan under arbeid"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
