Instance:    hjemme-observation-blodtrykk-rettet
InstanceOf:  HjemmeObservationBlodtrykk
Usage:       #example
Title:       "Blodtrykk, rettet"
Description: "Samme måling som før, rettet: status er corrected og identifikatoren den samme."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "bt-0003"
* status = #corrected
* category[vitalSigns] = $observation-category#vital-signs "Vital Signs"
* code.coding[loinc] = $loinc#85354-9
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* effectiveDateTime = "2026-04-04T07:50:00+02:00"
* performer[organization]
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
* performer[patient]
  * reference = "Patient/hjemme-pasient"
  * type = "Patient"
* component[systolic]
  * code.coding[loinc] = $loinc#8480-6
  * valueQuantity = 134 'mm[Hg]' "mmHg"
* component[diastolic]
  * code.coding[loinc] = $loinc#8462-4
  * valueQuantity = 82 'mm[Hg]' "mmHg"
* note.text = "Feil person var valgt i appen."
