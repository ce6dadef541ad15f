Instance:    journal-documentreference-sperret
InstanceOf:  JournalDocumentReference
Usage:       #example
Title:       "Sperret dokument"
Description: "Brev som innbyggeren har sperret for helsepersonell (NORS), og som senere er erstattet."
* contained = innfelt-pasient
* masterIdentifier.type = $mhd-identifier-type#uniqueId
* masterIdentifier.system = $rfc3986
* masterIdentifier.value = "urn:oid:2.16.578.1.12.4.1.7.99.1.1003"
* status = #superseded
* type.coding[documentType] = $kodeverk-9602#I02-2 "Brev"
* category.coding[documentGroup] = $kodeverk-9602#I00-1 "Korrespondanse"
* subject = Reference(Patient/journal-pasient)
* date = "2025-11-20T09:30:00+01:00"
* relatesTo.code = #appends
* relatesTo.target = Reference(DocumentReference/journal-documentreference-minimal)
* securityLabel[0] = $kodeverk-9603#NORS "Sperret av innbygger"
* securityLabel[1] = $confidentiality#R "restricted"
* content.attachment.contentType = #text/plain
* content.attachment.language = #nn-NO
* content.attachment.url = "https://fhirref.example/dokumenter/1003"
* content.attachment.title = "Brev til pasient"
* content.attachment.creation = "2025-11-20T09:12:00+01:00"
* content.format = $ihe-formatcode#urn:ihe:iti:xds:2017:mimeTypeSufficient
* context.facilityType = $kodeverk-1303#86.101 "Alminnelige somatiske sykehus"
* context.practiceSetting = $kodeverk-8653#4
* context.sourcePatientInfo.reference = "#pasient"
