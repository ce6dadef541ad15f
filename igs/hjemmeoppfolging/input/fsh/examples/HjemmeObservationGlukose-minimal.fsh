Instance:    hjemme-observation-glukose-minimal
InstanceOf:  HjemmeObservationGlukose
Usage:       #example
Title:       "Glukose, bare påkrevde felt"
Description: "Bare norsk kode."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "glu-0002"
* status = #final
* category[laboratory] = $observation-category#laboratory "Laboratory"
* code.coding[NLK] = $kodeverk-7280#NPU02187
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* effectiveDateTime = "2026-04-03T06:55:00+02:00"
* performer[organization]
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
* valueQuantity = 6.4 'mmol/L' "mmol/L"
