Instance:    hjemme-observation-vekt-realistisk
InstanceOf:  HjemmeObservationVekt
Usage:       #example
Title:       "Kroppsvekt, slik det ser ut i praksis"
Description: "Pasient med hjertesvikt, opp to kilo på tre dager."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "vekt-0417"
* status = #final
* category[vitalSigns] = $observation-category#vital-signs "Vital Signs"
* code.coding[loinc] = $loinc#29463-7 "Body weight"
* code.coding[snomed] = $sct#27113001 "Body weight"
* code.text = "Vekt"
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
* valueQuantity = 91.8 'kg' "kg"
* interpretation = $interpretation#H "High"
* device.identifier.system = "https://maaling.example/utstyr"
* device.identifier.value = "SN-77120"
* device.display = "Måleutstyr hjemme"
* note.text = "Opp 2,1 kg siden onsdag."
