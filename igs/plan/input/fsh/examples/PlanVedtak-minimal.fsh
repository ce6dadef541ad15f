Instance:    plan-vedtak-minimal
InstanceOf:  PlanVedtak
Usage:       #example
Title:       "Vedtak, bare påkrevde felt"
Description: "Trygghetsalarm."
* identifier.system = "https://plan.example/vedtak"
* identifier.value = "v-minimal"
* status = #active
* intent = #order
* category = $plan-kategori#vedtak "Vedtak om kommunal tjeneste"
* code = $tjenestetype#6
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
