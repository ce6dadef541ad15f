Instance:    plan-vedtak-full
InstanceOf:  PlanVedtak
Usage:       #example
Title:       "Vedtak om lokalisering, alle felt"
Description: "Med varighet."
* identifier.system = "https://plan.example/vedtak"
* identifier.value = "v-full"
* status = #active
* intent = #order
* category = $plan-kategori#vedtak "Vedtak om kommunal tjeneste"
* code = $tjenestetype#26
* code.text = "Varslings- og lokaliseringsteknologi"
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
* occurrencePeriod.end = "2027-02-28"
