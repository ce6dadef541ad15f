Instance:    hjemme-observation-oksygenmetning-realistisk
InstanceOf:  HjemmeObservationOksygenmetning
Usage:       #example
Title:       "Oksygenmetning, slik det ser ut i praksis"
Description: "Kolspasient med oksygen hjemme; metningen er i området som er avtalt."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "oksygenmetning-0417"
* status = #final
* category[vitalSigns] = $observation-category#vital-signs "Vital Signs"
* code.coding[loinc][0] = $loinc#2708-6 "Oxygen saturation in Arterial blood"
* code.coding[loinc][1] = $loinc#59408-5 "Oxygen saturation in Arterial blood by Pulse oximetry"
* code.coding[snomed] = $sct#431314004 "Peripheral oxygen saturation"
* code.text = "Oksygenmetning"
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
* valueQuantity = 89 '%' "%"
* interpretation = $interpretation#N "Normal"
* device = Reference(Device/hjemme-device-realistisk)
* referenceRange
  * low = 88 '%' "%"
  * high = 92 '%' "%"
  * type = $range-meaning#treatment "Treatment Range"
