Instance:    journal-providebundle-full
InstanceOf:  JournalProvideBundle
Usage:       #example
Title:       "Innsending som erstatter et dokument"
Description: "Ny utgave av epikrisen i PDF, lagt i en mappe; den gamle får status superseded."
* type = #transaction
* entry[lists][+].fullUrl = "urn:uuid:3d7f0b1a-8f0e-4b53-9a52-5d1c7a000001"
* entry[lists][=].resource = innsending-full-submissionset
* entry[lists][=].request.method = #POST
* entry[lists][=].request.url = "List"
* entry[lists][+].fullUrl = "urn:uuid:3d7f0b1a-8f0e-4b53-9a52-5d1c7a000004"
* entry[lists][=].resource = innsending-full-mappe
* entry[lists][=].request.method = #POST
* entry[lists][=].request.url = "List"
* entry[documentReferences][+].fullUrl = "urn:uuid:3d7f0b1a-8f0e-4b53-9a52-5d1c7a000002"
* entry[documentReferences][=].resource = innsending-full-dokument
* entry[documentReferences][=].request.method = #POST
* entry[documentReferences][=].request.url = "DocumentReference"
* entry[documents][+].fullUrl = "urn:uuid:3d7f0b1a-8f0e-4b53-9a52-5d1c7a000003"
* entry[documents][=].resource = innsending-full-innhold
* entry[documents][=].request.method = #POST
* entry[documents][=].request.url = "Binary"
* entry[statusPatches][+].fullUrl = "urn:uuid:3d7f0b1a-8f0e-4b53-9a52-5d1c7a000005"
* entry[statusPatches][=].resource = innsending-full-status
* entry[statusPatches][=].request.method = #PATCH
* entry[statusPatches][=].request.url = "DocumentReference/journal-documentreference-full"

Instance:   innsending-full-submissionset
InstanceOf: JournalSubmissionSet
Usage:      #inline
* extension[sourceId].valueIdentifier.system = $rfc3986
* extension[sourceId].valueIdentifier.value = "urn:oid:2.16.578.1.12.4.5.100.1.2"
* extension[designationType].valueCodeableConcept = $kodeverk-9602#A00-1 "Epikriser og sammenfatninger"
* identifier[uniqueId].type = $mhd-identifier-type#uniqueId
* identifier[uniqueId].system = $rfc3986
* identifier[uniqueId].value = "urn:oid:2.16.578.1.12.4.1.7.99.1.2003"
* subject = Reference(Patient/journal-pasient)
* date = "2026-03-12T14:10:00+01:00"
* entry[+].item.reference = "urn:uuid:3d7f0b1a-8f0e-4b53-9a52-5d1c7a000002"
* entry[+].item.reference = "urn:uuid:3d7f0b1a-8f0e-4b53-9a52-5d1c7a000004"

Instance:   innsending-full-mappe
InstanceOf: JournalFolder
Usage:      #inline
* extension[designationType].valueCodeableConcept = $kodeverk-9602#A00-1 "Epikriser og sammenfatninger"
* identifier[entryUUID].type = $mhd-identifier-type#entryUUID
* identifier[entryUUID].system = $rfc3986
* identifier[entryUUID].value = "urn:uuid:3d7f0b1a-8f0e-4b53-9a52-5d1c7a000004"
* title = "Pneumoni, mars 2026"
* subject = Reference(Patient/journal-pasient)
* entry.item.reference = "urn:uuid:3d7f0b1a-8f0e-4b53-9a52-5d1c7a000002"

Instance:   innsending-full-dokument
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
* relatesTo.code = #replaces
* relatesTo.target = Reference(DocumentReference/journal-documentreference-full)
* securityLabel = $kodeverk-9603#N "Normal"
* content.attachment.contentType = #application/pdf
* content.attachment.language = #nb-NO
* content.attachment.url = "urn:uuid:3d7f0b1a-8f0e-4b53-9a52-5d1c7a000003"
* content.attachment.size = 555
* content.attachment.hash = "l7+8I5u1+UQKTy1k3o3nQWpKFlU="
* content.attachment.title = "Epikrise Medisinsk avdeling, rettet"
* content.attachment.creation = "2026-03-13T08:30:00+01:00"
* content.format = $ihe-formatcode#urn:no:ehelse:document:pdf
* context.facilityType = $kodeverk-1303#86.101 "Alminnelige somatiske sykehus"
* context.practiceSetting = $kodeverk-8653#4
* context.sourcePatientInfo.reference = "#pasient"

Instance:   innsending-full-innhold
InstanceOf: JournalBinary
Usage:      #inline
* contentType = #application/pdf
* data = "JVBERi0xLjQKMSAwIG9iajw8L1R5cGUvQ2F0YWxvZy9QYWdlcyAyIDAgUj4+ZW5kb2JqCjIgMCBvYmo8PC9UeXBlL1BhZ2VzL0tpZHNbMyAwIFJdL0NvdW50IDE+PmVuZG9iagozIDAgb2JqPDwvVHlwZS9QYWdlL1BhcmVudCAyIDAgUi9NZWRpYUJveFswIDAgMzAwIDEwMF0vQ29udGVudHMgNCAwIFIvUmVzb3VyY2VzPDwvRm9udDw8L0YxIDUgMCBSPj4+Pj4+ZW5kb2JqCjQgMCBvYmo8PC9MZW5ndGggNTk+PnN0cmVhbQpCVCAvRjEgMTIgVGYgMjAgNTAgVGQgKEVwaWtyaXNlLiBTeW50ZXRpc2sgZWtzZW1wZWwuKSBUaiBFVAplbmRzdHJlYW1lbmRvYmoKNSAwIG9iajw8L1R5cGUvRm9udC9TdWJ0eXBlL1R5cGUxL0Jhc2VGb250L0hlbHZldGljYT4+ZW5kb2JqCnhyZWYKMCA2CjAwMDAwMDAwMDAgNjU1MzUgZiAKMDAwMDAwMDAwOSAwMDAwMCBuIAowMDAwMDAwMDUyIDAwMDAwIG4gCjAwMDAwMDAxMDEgMDAwMDAgbiAKMDAwMDAwMDIxMSAwMDAwMCBuIAowMDAwMDAwMzE1IDAwMDAwIG4gCnRyYWlsZXI8PC9TaXplIDYvUm9vdCAxIDAgUj4+CnN0YXJ0eHJlZgozNzYKJSVFT0YK"

Instance:   innsending-full-status
InstanceOf: JournalStatusPatch
Usage:      #inline
* parameter[operation].name = "operation"
* parameter[operation].part[type].name = "type"
* parameter[operation].part[type].valueCode = #replace
* parameter[operation].part[path].name = "path"
* parameter[operation].part[path].valueString = "DocumentReference.status"
* parameter[operation].part[value].name = "value"
* parameter[operation].part[value].valueCode = #superseded
