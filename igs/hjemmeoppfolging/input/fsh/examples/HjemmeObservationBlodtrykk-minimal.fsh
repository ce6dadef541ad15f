Instance:    hjemme-observation-blodtrykk-minimal
InstanceOf:  HjemmeObservationBlodtrykk
Usage:       #example
Title:       "Blodtrykk, bare påkrevde felt"
Description: "Overtrykk og undertrykk uten annet enn det profilen krever."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "bt-0002"
* status = #final
* category[vitalSigns] = $observation-category#vital-signs "Vital Signs"
* code.coding[loinc] = $loinc#85354-9
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* effectiveDateTime = "2026-04-03T07:50:00+02:00"
* performer[organization]
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
* component[systolic]
  * code.coding[loinc] = $loinc#8480-6
  * valueQuantity = 128 'mm[Hg]' "mmHg"
* component[diastolic]
  * code.coding[loinc] = $loinc#8462-4
  * valueQuantity = 79 'mm[Hg]' "mmHg"
