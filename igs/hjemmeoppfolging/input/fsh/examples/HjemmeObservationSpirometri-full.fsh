Instance:    hjemme-observation-spirometri-full
InstanceOf:  HjemmeObservationSpirometri
Usage:       #example
Title:       "Pustemåling, alle felt"
Description: "Egenmåling med utstyr og grenser."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "spirometri-0001"
* status = #final
* category[procedure] = $observation-category#procedure "Procedure"
* code.coding[0] = $loinc#19935-6
* code.coding[1] = $sct#18491006
* code.text = "Toppstrøm (PEF)"
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
* valueQuantity = 395 'L/min' "L/min"
* interpretation = $interpretation#N "Normal"
* device.identifier.system = "https://maaling.example/utstyr"
* device.identifier.value = "SN-77120"
* device.display = "Måleutstyr hjemme"
