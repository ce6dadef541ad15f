Instance:    hjemme-careplan-realistisk
InstanceOf:  HjemmeCarePlan
Usage:       #example
Title:       "Egenbehandlingsplan ved hjertesvikt"
Description: "Vekt hver morgen, skjema hver søndag."
* identifier.system = "https://maaling.example/plan"
* identifier.value = "p-0417"
* status = #active
* intent = #plan
* category[planType] = $plan-type#egenbehandlingsplan "Egenbehandlingsplan"
* title = "Egenbehandlingsplan ved hjertesvikt"
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* period.start = "2026-09-01"
* author
  * type = "Practitioner"
  * identifier.system = $hpr
  * identifier.value = "9990003"
  * display = "Mari Nes, sykepleier"
* addresses.display = "Hjertesvikt"
* goal.display = "Stabil vekt, 88-90 kg"
* activity[+].detail
  * code.text = "Veie seg"
  * status = #in-progress
  * description = "Vei deg hver morgen. Opp to kilo på tre dager: ring oppfølgingstjenesten."
* activity[+].detail
  * code.text = "Ukeskjema"
  * status = #in-progress
  * description = "Svar hver søndag."
