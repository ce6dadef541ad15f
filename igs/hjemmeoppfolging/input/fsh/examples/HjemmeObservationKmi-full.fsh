Instance:    hjemme-observation-kmi-full
InstanceOf:  HjemmeObservationKmi
Usage:       #example
Title:       "Kroppsmasseindeks, alle felt"
Description: "Egenmåling med utstyr og grenser."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "kmi-0001"
* status = #final
* category[vitalSigns] = $observation-category#vital-signs "Vital Signs"
* code.coding[loinc] = $loinc#39156-5 "Body mass index (BMI) [Ratio]"
* code.coding[snomed] = $sct#60621009 "Body mass index"
* code.text = "KMI"
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
* valueQuantity = 27.9 'kg/m2' "kg/m²"
* interpretation = $interpretation#N "Normal"
* derivedFrom[+] = Reference(Observation/hjemme-observation-vekt-full)
* derivedFrom[+] = Reference(Observation/hjemme-observation-hoyde-full)
