Instance:    hjemme-detectedissue-minimal
InstanceOf:  HjemmeDetectedIssue
Usage:       #example
Title:       "Varsel, bare påkrevde felt"
Description: "Alarmen er utløst."
* identifier.system = "https://maaling.example/varsel"
* identifier.value = "v-minimal"
* status = #final
* code = $varsel#trygghetsalarm "Trygghetsalarm"
* severity = #high
* patient
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* identifiedDateTime = "2026-11-14T07:13:05+01:00"
