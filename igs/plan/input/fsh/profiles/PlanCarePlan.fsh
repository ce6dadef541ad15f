Profile:     PlanCarePlan
Parent:      HjemmeCarePlan
Id:          plan-careplan
Title:       "Plan"
Description: "Behandlingsplanen eller egenbehandlingsplanen til en pasient: diagnoser, mål, tiltak, funksjon og hvem som er med. Deles av flere; endres bare fra den versjonen man har lest."
* insert Metadata(draft)
* obeys plan-pln-1
* partOf 0..0
* supportingInfo MS
* supportingInfo ^short = "Funksjon: skrøpelighet eller annen vurdering"
* addresses only Reference(PlanCondition)
* goal only Reference(PlanGoal)
* careTeam only Reference(PlanCareTeam)
* activity
  * reference only Reference(PlanServiceRequest)
* contributor MS
