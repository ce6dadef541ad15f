Instance:    hjemme-observation-respirasjon-minimal
InstanceOf:  HjemmeObservationRespirasjon
Usage:       #example
Title:       "Respirasjonsfrekvens, bare påkrevde felt"
Description: "Bare det profilen krever."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "respirasjon-0002"
* status = #final
* category[vitalSigns] = $observation-category#vital-signs "Vital Signs"
* code.coding[loinc] = $loinc#9279-1
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
* valueQuantity = 16 '/min' "/min"
