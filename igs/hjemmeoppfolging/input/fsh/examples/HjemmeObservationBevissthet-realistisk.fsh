Instance:    hjemme-observation-bevissthet-realistisk
InstanceOf:  HjemmeObservationBevissthet
Usage:       #example
Title:       "Bevissthet, slik det ser ut i praksis"
Description: "Hjemmesykepleier ser til pasienten før målingene."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "bevissthet-0417"
* status = #final
* category[survey] = $observation-category#survey "Survey"
* code = $sct#1104441000000107
* code.text = "Bevissthet (ACVPU)"
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
* valueCodeableConcept = $acvpu#A "Våken"
* note.text = "Våken og klar."
