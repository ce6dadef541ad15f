Instance:    hjemme-careplan-full
InstanceOf:  HjemmeCarePlan
Usage:       #example
Title:       "Egenbehandlingsplan for kols, alle felt"
Description: "Hva pasienten måler, og hva som gjøres når noe endrer seg."
* identifier.system = "https://maaling.example/plan"
* identifier.value = "p-0001"
* status = #active
* intent = #plan
* category[planType] = $plan-type#egenbehandlingsplan "Egenbehandlingsplan"
* title = "Egenbehandlingsplan for kols"
* description = "Følger pust, oksygenmetning og temperatur hjemme."
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* period.start = "2026-03-15"
* author
  * identifier.system = $hpr
  * identifier.value = "9990003"
  * type = "Practitioner"
  * display = "Mari Nes, sykepleier"
* addresses.display = "Kols"
* goal.display = "Oksygenmetning over 90 %"
* activity[+].detail
  * code.text = "Måle oksygenmetning"
  * status = #in-progress
  * description = "Mål hver morgen. Under 88 %: ring oppfølgingstjenesten."
* activity[+].detail
  * code.text = "Fylle ut dagsform"
  * status = #in-progress
  * description = "Svar på skjemaet hver morgen."
* note.text = "Gjennomgått med pasienten 15. mars."
