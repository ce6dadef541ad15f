Instance:    plan-episodeofcare-realistisk
InstanceOf:  PlanEpisodeOfCare
Usage:       #example
Title:       "Medisindispenser"
Description: "Gitt etter utskrivning."
* identifier.system = "https://plan.example/tjeneste"
* identifier.value = "tj-realistisk"
* status = #active
* type.coding[tjenestetype] = $tjenestetype#27
* type.text = "Elektronisk medisineringsstøtte"
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
* referralRequest = Reference(ServiceRequest/plan-vedtak-realistisk)
