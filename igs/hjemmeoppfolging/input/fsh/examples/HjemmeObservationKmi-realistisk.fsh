Instance:    hjemme-observation-kmi-realistisk
InstanceOf:  HjemmeObservationKmi
Usage:       #example
Title:       "Kroppsmasseindeks, slik det ser ut i praksis"
Description: "Regnet ut av tjenesten etter veiing."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "kmi-0417"
* status = #final
* category[vitalSigns] = $observation-category#vital-signs "Vital Signs"
* code.coding[loinc] = $loinc#39156-5 "Body mass index (BMI) [Ratio]"
* code.coding[snomed] = $sct#60621009 "Body mass index"
* code.text = "KMI"
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
* valueQuantity = 31.4 'kg/m2' "kg/m²"
* derivedFrom[+] = Reference(Observation/hjemme-observation-vekt-full)
* derivedFrom[+] = Reference(Observation/hjemme-observation-hoyde-full)
