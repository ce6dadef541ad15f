Instance:    hjemme-observation-puls-realistisk
InstanceOf:  HjemmeObservationPuls
Usage:       #example
Title:       "Puls, slik det ser ut i praksis"
Description: "Målt av oksymeteret sammen med metningen; over grensen som er satt."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "puls-0417"
* status = #final
* category[vitalSigns] = $observation-category#vital-signs "Vital Signs"
* code.coding[loinc] = $loinc#8867-4 "Heart rate"
* code.coding[snomed] = $sct#78564009 "Pulse rate"
* code.coding[ieee] = $ieee#149530
* code.text = "Puls"
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
* valueQuantity = 104 '/min' "slag/min"
* interpretation = $interpretation#H "High"
* device = Reference(Device/hjemme-device-realistisk)
* referenceRange
  * high = 100 '/min' "slag/min"
  * type = $range-meaning#treatment "Treatment Range"
