Instance:    journal-documentreference-minimal
InstanceOf:  JournalDocumentReference
Usage:       #example
Title:       "Journalnotat, bare påkrevde felt"
Description: "Dokument som lages ved henting, derfor uten kontrollsum og størrelse."
* contained = innfelt-pasient
* masterIdentifier.type = $mhd-identifier-type#uniqueId
* masterIdentifier.system = $rfc3986
* masterIdentifier.value = "urn:uuid:6a1c2e90-4c0e-4a57-9d57-0b7f6c1d1002"
* status = #current
* type.coding[documentType] = $kodeverk-9602#B02-2 "Journalnotat"
* category.coding[documentGroup] = $kodeverk-9602#B00-1 "Kontinuerlig/løpende journal"
* subject = Reference(Patient/journal-pasient)
* securityLabel = $kodeverk-9603#N "Normal"
* content.attachment.contentType = #text/plain
* content.attachment.language = #nb-NO
* content.attachment.url = "https://fhirref.example/dokumenter/1002"
* content.attachment.creation = "2026-02-03"
* content.format = $ihe-formatcode#urn:no:ehelse:document:text
* context.facilityType = $kodeverk-1303#86.211 "Allmenn legetjeneste"
* context.practiceSetting = $kodeverk-8653#4
* context.sourcePatientInfo.reference = "#pasient"
