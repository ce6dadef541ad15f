Instance:    hjemme-observation-cfs-full
InstanceOf:  HjemmeObservationCfs
Usage:       #example
Title:       "Skrøpelighet, alle felt"
Description: "Egenmåling med utstyr og grenser."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "cfs-0001"
* status = #final
* category[survey] = $observation-category#survey "Survey"
* code = $sct#763264000
* code.text = "Klinisk skrøpelighetsskala"
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
* valueQuantity = 6 '{score}' "poeng"
* note.text = "Trenger hjelp til alt utenfor hjemmet."
