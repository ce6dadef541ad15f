Instance:    journal-submissionset-full
InstanceOf:  JournalSubmissionSet
Usage:       #example
Title:       "Innsending, alle felt"
Description: "Innsending av epikrisen, med avsender, virksomhet, mottaker og merknad."
* contained[+] = innfelt-lege
* contained[+] = innfelt-virksomhet
* extension[sourceId].valueIdentifier.system = $rfc3986
* extension[sourceId].valueIdentifier.value = "urn:oid:2.16.578.1.12.4.5.100.1.2"
* extension[designationType].valueCodeableConcept = $kodeverk-9602#A00-1 "Epikriser og sammenfatninger"
* identifier[uniqueId].type = $mhd-identifier-type#uniqueId
* identifier[uniqueId].system = $rfc3986
* identifier[uniqueId].value = "urn:oid:2.16.578.1.12.4.1.7.99.1.2001"
* extension[intendedRecipient].valueReference.display = "Fastlegen"
* identifier[entryUUID].type = $mhd-identifier-type#entryUUID
* identifier[entryUUID].system = $rfc3986
* identifier[entryUUID].value = "urn:uuid:6a1c2e90-4c0e-4a57-9d57-0b7f6c1d2001"
* title = "Epikrise fra Medisinsk avdeling"
* subject = Reference(Patient/journal-pasient)
* date = "2026-03-12T14:10:00+01:00"
* entry[+].item.reference = "DocumentReference/journal-documentreference-full"
* source.reference = "#lege"
* source.extension[authorOrg].valueReference.reference = "#virksomhet"
* note.text = "Sendt ved utskrivning."
