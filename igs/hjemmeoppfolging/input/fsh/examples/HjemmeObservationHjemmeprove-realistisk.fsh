Instance:    hjemme-observation-hjemmeprove-realistisk
InstanceOf:  HjemmeObservationHjemmeprove
Usage:       #example
Title:       "Hjemmeprøve, slik det ser ut i praksis"
Description: "INR målt av en pasient med mekanisk hjerteklaff."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "hjemmeprove-0417"
* status = #final
* category[laboratory] = $observation-category#laboratory "Laboratory"
* code.coding[0] = $kodeverk-7280#NPU01685
* code.coding[1] = $loinc#34714-6
* code.text = "INR"
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
* valueQuantity = 2.6 '{INR}' "INR"
* interpretation = $interpretation#N "Normal"
* referenceRange
  * low = 2.5 '{INR}' "INR"
  * high = 3.5 '{INR}' "INR"
  * type = $range-meaning#therapeutic "Therapeutic Desired Level"
