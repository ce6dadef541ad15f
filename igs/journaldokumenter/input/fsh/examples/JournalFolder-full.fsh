Instance:    journal-folder-full
InstanceOf:  JournalFolder
Usage:       #example
Title:       "Mappe, alle felt"
Description: "Mappe for et forløp, med to dokumenter."
* extension[designationType].valueCodeableConcept = $kodeverk-9602#A00-1 "Epikriser og sammenfatninger"
* identifier[uniqueId].type = $mhd-identifier-type#uniqueId
* identifier[uniqueId].system = $rfc3986
* identifier[uniqueId].value = "urn:oid:2.16.578.1.12.4.1.7.99.1.3001"
* identifier[entryUUID].type = $mhd-identifier-type#entryUUID
* identifier[entryUUID].system = $rfc3986
* identifier[entryUUID].value = "urn:uuid:6a1c2e90-4c0e-4a57-9d57-0b7f6c1d3001"
* title = "Pneumoni, mars 2026"
* subject = Reference(Patient/journal-pasient)
* date = "2026-03-12T14:10:00+01:00"
* note.text = "Følges opp hos fastlegen."
* entry[+].item = Reference(DocumentReference/journal-documentreference-full)
* entry[+].item = Reference(DocumentReference/journal-documentreference-minimal)
