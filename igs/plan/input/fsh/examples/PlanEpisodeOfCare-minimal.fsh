Instance:    plan-episodeofcare-minimal
InstanceOf:  PlanEpisodeOfCare
Usage:       #example
Title:       "Trygghetsalarm"
Description: "Bare påkrevde felt."
* identifier.system = "https://plan.example/tjeneste"
* identifier.value = "tj-minimal"
* status = #active
* type.coding[tjenestetype] = $tjenestetype#6
* patient
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* managingOrganization
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
* period.start = "2026-03-01"
