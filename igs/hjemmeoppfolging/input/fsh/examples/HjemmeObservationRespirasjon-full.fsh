Instance:    hjemme-observation-respirasjon-full
InstanceOf:  HjemmeObservationRespirasjon
Usage:       #example
Title:       "Respirasjonsfrekvens, alle felt"
Description: "Egenmåling med utstyr og grenser."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "respirasjon-0001"
* status = #final
* category[vitalSigns] = $observation-category#vital-signs "Vital Signs"
* code.coding[loinc] = $loinc#9279-1 "Respiratory rate"
* code.coding[snomed] = $sct#86290005 "Respiratory rate"
* code.coding[ieee] = $ieee#151562
* code.text = "Respirasjonsfrekvens"
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
* valueQuantity = 18 '/min' "pust/min"
* interpretation = $interpretation#N "Normal"
* device.identifier.system = "https://maaling.example/utstyr"
* device.identifier.value = "SN-77120"
* device.display = "Måleutstyr hjemme"
