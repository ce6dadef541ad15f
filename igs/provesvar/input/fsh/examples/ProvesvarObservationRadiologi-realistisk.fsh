Instance:    provesvar-observation-radiologi-realistisk
InstanceOf:  ProvesvarObservationRadiologi
Usage:       #example
Title:       "Mål ved CT abdomen"
Description: "Et mål er en mengde i UCUM; hvem som signerte, står med relasjonen."
* extension[diagnosticReport].valueReference = Reference(DiagnosticReport/provesvar-diagnosticreport-radiologi-realistisk)
* extension[descriptionDate].valueDateTime = "2026-03-12T10:00:00+01:00"
* identifier.system = "https://fjordlandet.example/lab/funn"
* identifier.value = "RAD-26-5600-1"
* status = #final
* category[imaging] = $observation-category#imaging
* code.text = "Største diameter, aorta abdominalis"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-03-12T09:05:00+01:00"
* issued = "2026-03-12T10:20:00+01:00"
* performer
  * extension[0].url = "https://fhirref.example/no/provesvar/StructureDefinition/provesvar-relation"
  * extension[0].valueCodeableConcept = $relasjon#SLE "Signerende lege"
  * type = "Practitioner"
  * identifier.system = $hpr
  * identifier.value = "9990006"
  * display = "Kari Moe"
* valueQuantity = 32 'mm' "mm"
