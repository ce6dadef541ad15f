Instance:    plan-episodeofcare-full
InstanceOf:  PlanEpisodeOfCare
Usage:       #example
Title:       "Lokalisering, alle felt"
Description: "Med ansvarlig og vedtak."
* identifier.system = "https://plan.example/tjeneste"
* identifier.value = "tj-full"
* status = #active
* type.coding[tjenestetype] = $tjenestetype#26
* type.text = "Varslings- og lokaliseringsteknologi"
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
* referralRequest = Reference(ServiceRequest/plan-vedtak-full)
* careManager
  * type = "Practitioner"
  * identifier.system = $hpr
  * identifier.value = "9990003"
  * display = "Mari Nes, sykepleier"
