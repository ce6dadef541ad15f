Instance:    hjemme-observation-hjemmeprove-full
InstanceOf:  HjemmeObservationHjemmeprove
Usage:       #example
Title:       "Hjemmeprøve, alle felt"
Description: "Egenmåling med utstyr og grenser."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "hjemmeprove-0001"
* status = #final
* category[laboratory] = $observation-category#laboratory "Laboratory"
* code.coding[0] = $kodeverk-7280#NPU19748
* code.coding[1] = $loinc#1988-5
* code.text = "CRP"
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* effectiveDateTime = "2026-04-02T07:50:00+02:00"
* issued = "2026-04-02T07:50:10+02:00"
* performer[organization]
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
* performer[patient]
  * reference = "Patient/hjemme-pasient"
  * type = "Patient"
* valueQuantity = 48 'mg/L' "mg/L"
* interpretation = $interpretation#H "High"
* device.identifier.system = "https://maaling.example/utstyr"
* device.identifier.value = "SN-77120"
* device.display = "Måleutstyr hjemme"
