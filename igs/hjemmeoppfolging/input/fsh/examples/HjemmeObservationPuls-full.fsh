Instance:    hjemme-observation-puls-full
InstanceOf:  HjemmeObservationPuls
Usage:       #example
Title:       "Puls, alle felt"
Description: "Egenmåling med utstyr og grenser."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "puls-0001"
* status = #final
* category[vitalSigns] = $observation-category#vital-signs "Vital Signs"
* code.coding[loinc][0] = $loinc#8867-4 "Heart rate"
* code.coding[snomed] = $sct#364075005 "Heart rate"
* code.coding[ieee] = $ieee#149530
* code.text = "Puls"
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
* valueQuantity = 76 '/min' "slag/min"
* interpretation = $interpretation#N "Normal"
* device.identifier.system = "https://maaling.example/utstyr"
* device.identifier.value = "SN-77120"
* device.display = "Måleutstyr hjemme"
