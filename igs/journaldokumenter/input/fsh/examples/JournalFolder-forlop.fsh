Instance:    journal-folder-forlop
InstanceOf:  JournalFolder
Usage:       #example
Title:       "Forløp med epikrise og kontroll"
Description: "Epikrisen fra innleggelsen og notatet fra kontrollen, samlet."
* extension[designationType].valueCodeableConcept = $kodeverk-9602#A00-1 "Epikriser og sammenfatninger"
* identifier[entryUUID].type = $mhd-identifier-type#entryUUID
* identifier[entryUUID].system = $rfc3986
* identifier[entryUUID].value = "urn:uuid:6a1c2e90-4c0e-4a57-9d57-0b7f6c1d3002"
* title = "Pneumoni, innleggelse og kontroll"
* subject = Reference(Patient/journal-pasient)
* date = "2026-04-02T10:25:00+02:00"
* entry[+].item = Reference(DocumentReference/journal-documentreference-full)
* entry[+].item = Reference(DocumentReference/journal-documentreference-cda)
