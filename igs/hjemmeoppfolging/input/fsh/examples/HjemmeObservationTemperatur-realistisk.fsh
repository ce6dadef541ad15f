Instance:    hjemme-observation-temperatur-realistisk
InstanceOf:  HjemmeObservationTemperatur
Usage:       #example
Title:       "Kroppstemperatur, slik det ser ut i praksis"
Description: "Feber hos en pasient som får cellegift."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "temperatur-0417"
* status = #final
* category[vitalSigns] = $observation-category#vital-signs "Vital Signs"
* code.coding[loinc] = $loinc#8310-5 "Body temperature"
* code.coding[snomed] = $sct#276885007 "Core body temperature"
* code.text = "Temperatur"
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
* valueQuantity = 38.7 'Cel' "°C"
* interpretation = $interpretation#H "High"
* device.identifier.system = "https://maaling.example/utstyr"
* device.identifier.value = "SN-77120"
* device.display = "Måleutstyr hjemme"
* bodySite = $sct#42859004
* note.text = "Frysninger siden i går kveld."
