Instance:    journal-documentreference-full
InstanceOf:  JournalDocumentReference
Usage:       #example
Title:       "Epikrise, alle felt"
Description: "Epikrise i PDF med forfatter, avdeling, kontrollsum og fellesskap."
* contained[+] = innfelt-pasient
* contained[+] = innfelt-virksomhet
* contained[+] = innfelt-avdeling
* contained[+] = innfelt-lege
* contained[+] = innfelt-rolle
* extension[homeCommunityId].valueOid = "urn:oid:2.16.578.1.12.4.5.100.1"
* masterIdentifier.type = $mhd-identifier-type#uniqueId
* masterIdentifier.system = $rfc3986
* masterIdentifier.value = "urn:oid:2.16.578.1.12.4.1.7.99.1.1001"
* identifier[entryUUID].type = $mhd-identifier-type#entryUUID
* identifier[entryUUID].system = $rfc3986
* identifier[entryUUID].value = "urn:uuid:6a1c2e90-4c0e-4a57-9d57-0b7f6c1d1001"
* identifier[uniqueId].type = $mhd-identifier-type#uniqueId
* identifier[uniqueId].system = $rfc3986
* identifier[uniqueId].value = "urn:oid:2.16.578.1.12.4.1.7.99.1.1001"
* status = #current
* type.coding[documentType] = $kodeverk-9602#A03-2 "Epikrise"
* type.coding[loinc] = $loinc#18842-5 "Discharge summary"
* type.text = "Epikrise"
* category.coding[documentGroup] = $kodeverk-9602#A00-1 "Epikriser og sammenfatninger"
* subject = Reference(Patient/journal-pasient)
* date = "2026-03-12T14:05:00+01:00"
* author.reference = "#rolle"
* authenticator.reference = "#lege"
* custodian.identifier.system = $enh
* custodian.identifier.value = "310000019"
* custodian.display = "Fjordlandet sykehus HF"
* description = "Utskrivning etter innleggelse for pneumoni."
* securityLabel = $kodeverk-9603#N "Normal"
* content.attachment.contentType = #application/pdf
* content.attachment.language = #nb-NO
* content.attachment.url = "https://fhirref.example/fhir/Binary/journal-binary-full"
* content.attachment.size = 555
* content.attachment.hash = "l7+8I5u1+UQKTy1k3o3nQWpKFlU="
* content.attachment.title = "Epikrise Medisinsk avdeling"
* content.attachment.creation = "2026-03-12T13:58:00+01:00"
* content.format = $ihe-formatcode#urn:no:ehelse:document:pdf
* context.period.start = "2026-03-08"
* context.period.end = "2026-03-12"
* context.facilityType = $kodeverk-1303#86.101 "Alminnelige somatiske sykehus"
* context.practiceSetting = $kodeverk-8653#4
* context.sourcePatientInfo.reference = "#pasient"
