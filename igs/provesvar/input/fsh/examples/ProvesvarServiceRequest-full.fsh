Instance:    provesvar-servicerequest-full
InstanceOf:  ProvesvarServiceRequest
Usage:       #example
Title:       "Rekvisisjon av blodprøver, alle felt"
Description: "Rekvisisjon fra fastlegen, med begrunnelse."
* extension[receiptDate].valueDateTime = "2026-03-10T09:50:00+01:00"
* identifier.system = "https://fjordlandet.example/lab/rekvisisjon"
* identifier.value = "Q-26-104221"
* status = #completed
* intent = #order
* priority = #routine
* code.text = "Elektrolytter, CRP og leverprøver"
* subject = Reference(Patient/provesvar-pasient)
* authoredOn = "2026-03-10T08:00:00+01:00"
* requester
  * type = "Practitioner"
  * identifier.system = $hpr
  * identifier.value = "9990001"
  * display = "Jonas Strand"
* reasonCode.coding[heading] = $kodeverk-8231#PROB
* reasonCode.text = "Slapphet, bruker vanndrivende."
* specimen = Reference(Specimen/provesvar-specimen-full)
* note.text = "Ring ved kalium over 6."
