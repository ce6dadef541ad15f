Instance:    hjemme-observation-glukose-full
InstanceOf:  HjemmeObservationGlukose
Usage:       #example
Title:       "Glukose, alle felt"
Description: "Fastende blodsukker med norsk kode og LOINC."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "glu-0001"
* status = #final
* category[laboratory] = $observation-category#laboratory "Laboratory"
* code.coding[NLK] = $kodeverk-7280#NPU02187 "B-Glukose"
* code.coding[loinc] = $loinc#15074-8 "Glucose [Moles/volume] in Blood"
* code.coding[snomed] = $sct#434912009 "Blood glucose concentration"
* code.text = "Glukose"
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* effectiveDateTime = "2026-04-02T06:55:00+02:00"
* performer[organization]
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
* performer[patient]
  * reference = "Patient/hjemme-pasient"
  * type = "Patient"
* valueQuantity = 7.1 'mmol/L' "mmol/L"
* interpretation = $interpretation#H "High"
* note.text = "Fastende."
* device = Reference(Device/hjemme-device-minimal)
* referenceRange
  * low = 4.0 'mmol/L' "mmol/L"
  * high = 7.0 'mmol/L' "mmol/L"
  * type = $range-meaning#treatment "Treatment Range"
