Instance:    provesvar-servicerequest-realistisk
InstanceOf:  ProvesvarServiceRequest
Usage:       #example
Title:       "Rekvisisjon av urindyrkning"
Description: "Øyeblikkelig hjelp, med opplysningene legen ga."
* extension[receiptDate].valueDateTime = "2026-03-09T09:10:00+01:00"
* extension[comment].valueCodeableConcept.text = "Ring ved funn."
* identifier.system = "https://fjordlandet.example/lab/rekvisisjon"
* identifier.value = "Q-26-104300"
* status = #completed
* intent = #order
* priority = #urgent
* code.text = "Urindyrkning med resistensbestemmelse"
* subject = Reference(Patient/provesvar-pasient)
* authoredOn = "2026-03-09T08:00:00+01:00"
* requester
  * type = "Practitioner"
  * identifier.system = $hpr
  * identifier.value = "9990001"
  * display = "Jonas Strand"
* reasonCode.coding[heading] = $kodeverk-8231#PROB
* reasonCode.text = "Feber og svie i to dager."
* specimen = Reference(Specimen/provesvar-specimen-urin)
