Instance:    hjemme-observation-blodtrykk-realistisk
InstanceOf:  HjemmeObservationBlodtrykk
Usage:       #example
Title:       "Blodtrykk, slik det ser ut i praksis"
Description: "Egenmåling før legetime; norske koder for overtrykk og undertrykk."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "blodtrykk-0417"
* status = #final
* category[vitalSigns] = $observation-category#vital-signs "Vital Signs"
* code.coding[loinc] = $loinc#85354-9 "Blood pressure panel with all children optional"
* code.coding[snomed] = $sct#75367002 "Blood pressure"
* code.text = "Blodtrykk"
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* effectiveDateTime = "2026-11-14T07:12:33+01:00"
* issued = "2026-11-14T07:13:02+01:00"
* performer[organization]
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
* performer[patient]
  * reference = "Patient/hjemme-pasient"
  * type = "Patient"
* interpretation = $interpretation#H "High"
* bodySite = $sct#368209003 "Right upper arm structure"
* device = Reference(Device/hjemme-device-full)
* component[systolic]
  * code.coding[loinc] = $loinc#8480-6 "Systolic blood pressure"
  * code.coding[snomed] = $sct#4471000202106 "Systolisk blodtrykk"
  * valueQuantity = 161 'mm[Hg]' "mmHg"
* component[diastolic]
  * code.coding[loinc] = $loinc#8462-4 "Diastolic blood pressure"
  * code.coding[snomed] = $sct#4481000202108
  * valueQuantity = 94 'mm[Hg]' "mmHg"
