Instance:    hjemme-detectedissue-realistisk
InstanceOf:  HjemmeDetectedIssue
Usage:       #example
Title:       "Varsel, slik det ser ut i praksis"
Description: "Medisindispenseren varsler at dosen ikke er tatt; VKPs kode ved siden av vår."
* identifier.system = "https://maaling.example/varsel"
* identifier.value = "md-88213"
* status = #final
* code.coding[0] = $varsel#medisin-ikke-tatt "Medisin ikke tatt"
* code.coding[1] = $vkp-alert#1.1
* code.text = "Dose ikke tatt"
* severity = #moderate
* patient
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* identifiedDateTime = "2026-11-14T09:30:00+01:00"
* detail = "Dosen kl. 08 er ikke tatt etter 90 minutter."
* mitigation[+]
  * action.text = "Ringt pasienten, tok dosen"
  * date = "2026-11-14T09:41:00+01:00"
