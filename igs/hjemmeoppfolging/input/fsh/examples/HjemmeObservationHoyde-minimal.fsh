Instance:    hjemme-observation-hoyde-minimal
InstanceOf:  HjemmeObservationHoyde
Usage:       #example
Title:       "Høyde, bare påkrevde felt"
Description: "Bare det profilen krever."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "hoyde-0002"
* status = #final
* category[vitalSigns] = $observation-category#vital-signs "Vital Signs"
* code.coding[loinc] = $loinc#8302-2
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* effectiveDateTime = "2026-04-03T07:50:00+02:00"
* performer[organization]
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
* valueQuantity = 172 'cm' "cm"
