Instance:    hjemme-observation-oksygenmetning-full
InstanceOf:  HjemmeObservationOksygenmetning
Usage:       #example
Title:       "Oksygenmetning, alle felt"
Description: "Egenmåling med utstyr og grenser."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "spo2-0001"
* status = #final
* category[vitalSigns] = $observation-category#vital-signs "Vital Signs"
* code.coding[loinc][0] = $loinc#2708-6 "Oxygen saturation in Arterial blood"
* code.coding[loinc][1] = $loinc#59408-5 "Oxygen saturation in Arterial blood by Pulse oximetry"
* code.coding[snomed] = $sct#431314004 "Peripheral oxygen saturation"
* code.coding[ieee] = $ieee#150456
* code.text = "Oksygenmetning"
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
* valueQuantity = 93 '%' "%"
* interpretation = $interpretation#N "Normal"
* device.identifier.system = "https://maaling.example/utstyr"
* device.identifier.value = "SN-77120"
* device.display = "Måleutstyr hjemme"
* referenceRange
  * low = 90 '%' "%"
  * type = $range-meaning#treatment "Treatment Range"
