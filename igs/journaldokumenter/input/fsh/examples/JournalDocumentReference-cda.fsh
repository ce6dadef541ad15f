Instance:    journal-documentreference-cda
InstanceOf:  JournalDocumentReference
Usage:       #example
Title:       "Poliklinisk notat med utsatt innsyn"
Description: "Pasienten har ennå ikke fått vite funnet: innbyggeren ser ikke dokumentet (NORU), helsepersonell ser det med merke."
* contained[+] = innfelt-pasient
* contained[+] = innfelt-virksomhet
* contained[+] = innfelt-avdeling
* contained[+] = innfelt-lege
* contained[+] = innfelt-rolle
* extension[homeCommunityId].valueOid = "urn:oid:2.16.578.1.12.4.5.100.1"
* masterIdentifier.type = $mhd-identifier-type#uniqueId
* masterIdentifier.system = $rfc3986
* masterIdentifier.value = "urn:oid:2.16.578.1.12.4.1.7.99.1.4001"
* identifier[entryUUID].type = $mhd-identifier-type#entryUUID
* identifier[entryUUID].system = $rfc3986
* identifier[entryUUID].value = "urn:uuid:6a1c2e90-4c0e-4a57-9d57-0b7f6c1d4001"
* status = #current
* type.coding[documentType] = $kodeverk-9602#B03-2 "Poliklinisk notat"
* category.coding[documentGroup] = $kodeverk-9602#B00-1 "Kontinuerlig/løpende journal"
* subject = Reference(Patient/journal-pasient)
* date = "2026-04-02T10:20:00+02:00"
* author.reference = "#rolle"
* relatesTo.code = #appends
* relatesTo.target = Reference(DocumentReference/journal-documentreference-full)
* securityLabel = $kodeverk-9603#NORU "Utsatt innsyn for innbygger"
* content.attachment.contentType = #application/xml
* content.attachment.language = #nb-NO
* content.attachment.url = "Binary/journal-binary-cda"
* content.attachment.size = 554
* content.attachment.hash = "gtGbZMCm8Pmahw2VIv9w41zrHOY="
* content.attachment.title = "Poliklinisk notat"
* content.attachment.creation = "2026-04-02T10:15:00+02:00"
* content.format = $ihe-formatcode#urn:hl7-org:sdwg:ccda-nonXMLBody:2.1
* context.period.start = "2026-04-02T09:30:00+02:00"
* context.period.end = "2026-04-02T10:00:00+02:00"
* context.facilityType = $kodeverk-1303#86.101 "Alminnelige somatiske sykehus"
* context.practiceSetting = $kodeverk-8653#4
* context.sourcePatientInfo.reference = "#pasient"
