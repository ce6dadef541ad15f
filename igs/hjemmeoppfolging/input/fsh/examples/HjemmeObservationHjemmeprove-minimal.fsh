Instance:    hjemme-observation-hjemmeprove-minimal
InstanceOf:  HjemmeObservationHjemmeprove
Usage:       #example
Title:       "Hjemmeprøve, bare påkrevde felt"
Description: "Bare det profilen krever."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "hjemmeprove-0002"
* status = #final
* category[laboratory] = $observation-category#laboratory "Laboratory"
* code.coding[0] = $kodeverk-7280#NPU19748
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
* valueQuantity = 5 'mg/L' "mg/L"
