Instance:    hjemme-observation-cfs-minimal
InstanceOf:  HjemmeObservationCfs
Usage:       #example
Title:       "Skrøpelighet, bare påkrevde felt"
Description: "Bare det profilen krever."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "cfs-0002"
* status = #final
* category[survey] = $observation-category#survey "Survey"
* code = $sct#763264000
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
* valueQuantity = 3 '{score}' "poeng"
