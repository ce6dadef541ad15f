Instance:    journal-submissionset-poliklinikk
InstanceOf:  JournalSubmissionSet
Usage:       #example
Title:       "Innsending fra poliklinikken"
Description: "Ett notat, sendt av legen som skrev det."
* contained[+] = innfelt-lege
* extension[sourceId].valueIdentifier.system = $rfc3986
* extension[sourceId].valueIdentifier.value = "urn:oid:2.16.578.1.12.4.5.100.1.2"
* extension[designationType].valueCodeableConcept = $kodeverk-9602#B00-1 "Kontinuerlig/løpende journal"
* identifier[uniqueId].type = $mhd-identifier-type#uniqueId
* identifier[uniqueId].system = $rfc3986
* identifier[uniqueId].value = "urn:oid:2.16.578.1.12.4.1.7.99.1.2004"
* subject = Reference(Patient/journal-pasient)
* date = "2026-04-02T10:25:00+02:00"
* source.reference = "#lege"
* entry.item.reference = "DocumentReference/journal-documentreference-cda"
