Instance:    provesvar-observation-radiologi-minimal
InstanceOf:  ProvesvarObservationRadiologi
Usage:       #example
Title:       "Funn, bare påkrevde felt"
Description: "Vurdering uten kode."
* identifier.system = "https://fjordlandet.example/lab/funn"
* identifier.value = "RAD-26-5502-1"
* status = #preliminary
* category[imaging] = $observation-category#imaging
* code.text = "CT caput"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-03-09T22:40:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Radiologisk avdeling"
* valueCodeableConcept.text = "Ingen blødning"
