Instance:    hjemme-observation-hoyde-realistisk
InstanceOf:  HjemmeObservationHoyde
Usage:       #example
Title:       "Høyde, slik det ser ut i praksis"
Description: "Målt av hjemmesykepleier ved oppstart."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "hoyde-0417"
* status = #final
* category[vitalSigns] = $observation-category#vital-signs "Vital Signs"
* code.coding[loinc] = $loinc#8302-2 "Body height"
* code.coding[snomed] = $sct#1153637007 "Body height"
* code.text = "Høyde"
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
* performer[practitioner]
  * type = "Practitioner"
  * identifier.system = $hpr
  * identifier.value = "9990003"
  * display = "Mari Nes, sykepleier"
* valueQuantity = 169 'cm' "cm"
