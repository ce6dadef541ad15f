Instance:    hjemme-observation-bevissthet-minimal
InstanceOf:  HjemmeObservationBevissthet
Usage:       #example
Title:       "Bevissthet, bare påkrevde felt"
Description: "Bare det profilen krever."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "bevissthet-0002"
* status = #final
* category[survey] = $observation-category#survey "Survey"
* code = $sct#1104441000000107
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
* valueCodeableConcept = $acvpu#A "Våken"
