Instance:    plan-vedtak-realistisk
InstanceOf:  PlanVedtak
Usage:       #example
Title:       "Vedtak om medisindispenser"
Description: "Uten sluttdato."
* identifier.system = "https://plan.example/vedtak"
* identifier.value = "v-realistisk"
* status = #active
* intent = #order
* category = $plan-kategori#vedtak "Vedtak om kommunal tjeneste"
* code = $tjenestetype#27
* code.text = "Elektronisk medisineringsstøtte"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* authoredOn = "2026-02-24"
* requester
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
* occurrencePeriod.start = "2026-03-01"
