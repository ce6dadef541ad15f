Instance:    hjemme-observation-blodtrykk-full
InstanceOf:  HjemmeObservationBlodtrykk
Usage:       #example
Title:       "Blodtrykk, alle felt"
Description: "Egenmåling med utstyr, arm, grenser og middeltrykk."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "bt-0001"
* status = #final
* category[vitalSigns] = $observation-category#vital-signs "Vital Signs"
* code.coding[loinc] = $loinc#85354-9 "Blood pressure panel with all children optional"
* code.coding[snomed] = $sct#75367002 "Blood pressure"
* code.coding[ieee] = $ieee#150020
* code.text = "Blodtrykk"
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* effectiveDateTime = "2026-04-02T07:45:00+02:00"
* issued = "2026-04-02T07:45:20+02:00"
* performer[organization]
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
* performer[patient]
  * reference = "Patient/hjemme-pasient"
  * type = "Patient"
* interpretation = $interpretation#H "High"
* note.text = "Målt før medisin."
* bodySite = $sct#368208006 "Left upper arm structure"
* device = Reference(Device/hjemme-device-full)
* referenceRange
  * type = $range-meaning#treatment "Treatment Range"
  * text = "Behandlingsmål under 135/85 mmHg hjemme"
* component[systolic]
  * code.coding[loinc] = $loinc#8480-6 "Systolic blood pressure"
  * code.coding[snomed] = $sct#271649006 "Systolic blood pressure"
  * valueQuantity = 142 'mm[Hg]' "mmHg"
* component[diastolic]
  * code.coding[loinc] = $loinc#8462-4 "Diastolic blood pressure"
  * code.coding[snomed] = $sct#271650006 "Diastolic blood pressure"
  * valueQuantity = 88 'mm[Hg]' "mmHg"
* component[mean]
  * code = $loinc#8478-0 "Mean blood pressure"
  * valueQuantity = 106 'mm[Hg]' "mmHg"
