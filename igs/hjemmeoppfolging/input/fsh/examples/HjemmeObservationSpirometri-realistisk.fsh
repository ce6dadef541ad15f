Instance:    hjemme-observation-spirometri-realistisk
InstanceOf:  HjemmeObservationSpirometri
Usage:       #example
Title:       "Pustemåling, slik det ser ut i praksis"
Description: "FEV1 målt hjemme av en pasient med kols."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "spirometri-0417"
* status = #final
* category[procedure] = $observation-category#procedure "Procedure"
* code.coding[0] = $loinc#20150-9
* code.coding[1] = $sct#59328004
* code.text = "FEV1"
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
* valueQuantity = 1.42 'L' "L"
* interpretation = $interpretation#L "Low"
* note.text = "Beste av tre blås."
