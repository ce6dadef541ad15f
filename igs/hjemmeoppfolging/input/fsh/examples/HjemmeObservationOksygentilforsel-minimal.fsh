Instance:    hjemme-observation-oksygentilforsel-minimal
InstanceOf:  HjemmeObservationOksygentilforsel
Usage:       #example
Title:       "Tilført oksygen, bare påkrevde felt"
Description: "Bare det profilen krever."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "oksygentilforsel-0002"
* status = #final
* category[procedure] = $observation-category#procedure "Procedure"
* code = $loinc#3151-8
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
* valueQuantity = 0 'L/min' "L/min"
