Instance:    hjemme-observation-bevissthet-full
InstanceOf:  HjemmeObservationBevissthet
Usage:       #example
Title:       "Bevissthet, alle felt"
Description: "Egenmåling med utstyr og grenser."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "bevissthet-0001"
* status = #final
* category[survey] = $observation-category#survey "Survey"
* code = $sct#1104441000000107
* code.text = "Bevissthet (ACVPU)"
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
* valueCodeableConcept.coding[0] = $acvpu#C "Nyoppstått forvirring"
* valueCodeableConcept.coding[1] = $sct#130987000 "Acute confusion"
* valueCodeableConcept.text = "Nyoppstått forvirring"
* note.text = "Kjente ikke igjen datteren."
