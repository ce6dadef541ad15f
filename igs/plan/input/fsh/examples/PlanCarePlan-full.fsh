Instance:    plan-careplan-full
InstanceOf:  PlanCarePlan
Usage:       #example
Title:       "Egenbehandlingsplan for kols, alle felt"
Description: "Diagnose, mål, tiltak, funksjon og hvem som er med."
* identifier.system = "https://plan.example/plan"
* identifier.value = "p-2"
* status = #active
* intent = #plan
* category[planType] = $plan-type#egenbehandlingsplan "Egenbehandlingsplan"
* title = "Egenbehandlingsplan for kols"
* description = "Følger pust og oksygenmetning hjemme."
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* period.start = "2026-03-15"
* author
  * type = "Practitioner"
  * identifier.system = $hpr
  * identifier.value = "9990003"
  * display = "Mari Nes, sykepleier"
* contributor
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
* careTeam = Reference(CareTeam/plan-careteam-full)
* addresses = Reference(Condition/plan-condition-full)
* supportingInfo.display = "Klinisk skrøpelighetsskala 5"
* goal = Reference(Goal/plan-goal-full)
* activity[+].reference = Reference(ServiceRequest/plan-servicerequest-full)
* activity[+].detail
  * code.text = "Pusteøvelser"
  * status = #in-progress
  * description = "Gjør pusteøvelsene morgen og kveld."
* note.text = "Gjennomgått med pasienten 15. mars."
