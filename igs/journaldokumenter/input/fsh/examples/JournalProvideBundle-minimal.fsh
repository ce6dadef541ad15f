Instance:    journal-providebundle-minimal
InstanceOf:  JournalProvideBundle
Usage:       #example
Title:       "Innsending av ett dokument"
Description: "Ett nytt dokument i ren tekst."
* type = #transaction
* entry[lists][+].fullUrl = "urn:uuid:3d7f0b1a-8f0e-4b53-9a52-5d1c7a000001"
* entry[lists][=].resource = innsending-minimal-submissionset
* entry[lists][=].request.method = #POST
* entry[lists][=].request.url = "List"
* entry[documentReferences][+].fullUrl = "urn:uuid:3d7f0b1a-8f0e-4b53-9a52-5d1c7a000002"
* entry[documentReferences][=].resource = innsending-minimal-dokument
* entry[documentReferences][=].request.method = #POST
* entry[documentReferences][=].request.url = "DocumentReference"
* entry[documents][+].fullUrl = "urn:uuid:3d7f0b1a-8f0e-4b53-9a52-5d1c7a000003"
* entry[documents][=].resource = innsending-minimal-innhold
* entry[documents][=].request.method = #POST
* entry[documents][=].request.url = "Binary"

Instance:   innsending-minimal-submissionset
InstanceOf: JournalSubmissionSet
Usage:      #inline
* extension[sourceId].valueIdentifier.system = $rfc3986
* extension[sourceId].valueIdentifier.value = "urn:oid:2.16.578.1.12.4.5.100.1.2"
* extension[designationType].valueCodeableConcept = $kodeverk-9602#A00-1 "Epikriser og sammenfatninger"
* identifier[uniqueId].type = $mhd-identifier-type#uniqueId
* identifier[uniqueId].system = $rfc3986
* identifier[uniqueId].value = "urn:oid:2.16.578.1.12.4.1.7.99.1.2004"
* subject = Reference(Patient/journal-pasient)
* date = "2026-03-12T14:10:00+01:00"
* entry[+].item.reference = "urn:uuid:3d7f0b1a-8f0e-4b53-9a52-5d1c7a000002"

Instance:   innsending-minimal-dokument
InstanceOf: JournalDocumentReference
Usage:      #inline
* contained[+] = innfelt-pasient
* contained[+] = innfelt-virksomhet
* contained[+] = innfelt-avdeling
* contained[+] = innfelt-lege
* contained[+] = innfelt-rolle
* masterIdentifier.type = $mhd-identifier-type#uniqueId
* masterIdentifier.system = $rfc3986
* masterIdentifier.value = "urn:oid:2.16.578.1.12.4.1.7.99.1.1004"
* identifier[entryUUID].type = $mhd-identifier-type#entryUUID
* identifier[entryUUID].system = $rfc3986
* identifier[entryUUID].value = "urn:uuid:3d7f0b1a-8f0e-4b53-9a52-5d1c7a000002"
* status = #current
* type.coding[documentType] = $kodeverk-9602#A03-2 "Epikrise"
* category.coding[documentGroup] = $kodeverk-9602#A00-1 "Epikriser og sammenfatninger"
* subject = Reference(Patient/journal-pasient)
* author.reference = "#rolle"
* securityLabel = $kodeverk-9603#N "Normal"
* content.attachment.contentType = #text/plain
* content.attachment.language = #nb-NO
* content.attachment.url = "urn:uuid:3d7f0b1a-8f0e-4b53-9a52-5d1c7a000003"
* content.attachment.size = 77
* content.attachment.hash = "rNWAiNnThRIp+G4frvyYnR33nYY="
* content.attachment.title = "Epikrise"
* content.attachment.creation = "2026-03-13T08:30:00+01:00"
* content.format = $ihe-formatcode#urn:no:ehelse:document:text
* context.facilityType = $kodeverk-1303#86.101 "Alminnelige somatiske sykehus"
* context.practiceSetting = $kodeverk-8653#4
* context.sourcePatientInfo.reference = "#pasient"

Instance:   innsending-minimal-innhold
InstanceOf: JournalBinary
Usage:      #inline
* contentType = #text/plain
* data = "RXBpa3Jpc2UuIElubmxhZ3QgbWVkIHBuZXVtb25pLCB1dHNrcmV2ZXQgaSBnb2QgYmVkcmluZy4gU3ludGV0aXNrIGVrc2VtcGVsLgo="
