Instance:    hjemme-observation-oksygentilforsel-realistisk
InstanceOf:  HjemmeObservationOksygentilforsel
Usage:       #example
Title:       "Tilført oksygen, slik det ser ut i praksis"
Description: "Kolspasient med oksygen hjemme, samtidig med metningen."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "oksygentilforsel-0417"
* status = #final
* category[procedure] = $observation-category#procedure "Procedure"
* code = $loinc#3151-8
* code.text = "Tilført oksygen"
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
* valueQuantity = 1.5 'L/min' "L/min"
* note.text = "Nesekateter."
