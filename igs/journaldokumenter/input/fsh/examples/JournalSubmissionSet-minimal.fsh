Instance:    journal-submissionset-minimal
InstanceOf:  JournalSubmissionSet
Usage:       #example
Title:       "Innsending, bare påkrevde felt"
Description: "Innsending uten kjent forfatter."
* extension[sourceId].valueIdentifier.system = $rfc3986
* extension[sourceId].valueIdentifier.value = "urn:oid:2.16.578.1.12.4.5.100.1.2"
* extension[designationType].valueCodeableConcept = $kodeverk-9602#A00-1 "Epikriser og sammenfatninger"
* identifier[uniqueId].type = $mhd-identifier-type#uniqueId
* identifier[uniqueId].system = $rfc3986
* identifier[uniqueId].value = "urn:oid:2.16.578.1.12.4.1.7.99.1.2002"
* subject = Reference(Patient/journal-pasient)
* date = "2026-03-12T14:10:00+01:00"
* entry[+].item.reference = "DocumentReference/journal-documentreference-minimal"
