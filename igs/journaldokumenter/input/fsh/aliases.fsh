// Nasjonale identifikatorserier
Alias: $fnr = urn:oid:2.16.578.1.12.4.1.4.1
Alias: $hpr = urn:oid:2.16.578.1.12.4.1.4.4
Alias: $enh = urn:oid:2.16.578.1.12.4.1.4.101
Alias: $rsh = urn:oid:2.16.578.1.12.4.1.4.102
Alias: $rfc3986 = urn:ietf:rfc:3986

// Nasjonale kodeverk
Alias: $kodeverk-1303 = urn:oid:2.16.578.1.12.4.1.1.1303
Alias: $kodeverk-8653 = urn:oid:2.16.578.1.12.4.1.1.8653
Alias: $kodeverk-9060 = urn:oid:2.16.578.1.12.4.1.1.9060
Alias: $kodeverk-9602 = urn:oid:2.16.578.1.12.4.1.1.9602
Alias: $kodeverk-9603 = urn:oid:2.16.578.1.12.4.1.1.9603

// IHE og HL7
Alias: $mhd-identifier-type = https://profiles.ihe.net/ITI/MHD/CodeSystem/IHE.MHD.MHDIdentifierType
Alias: $mhd-list-types = https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes
Alias: $ihe-formatcode = http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode
Alias: $confidentiality = http://terminology.hl7.org/CodeSystem/v3-Confidentiality
Alias: $document-status = http://hl7.org/fhir/document-reference-status
Alias: $http-verb = http://hl7.org/fhir/http-verb
Alias: $media-type = urn:ietf:bcp:13
Alias: $loinc = http://loinc.org

// Utvidelser fra andre
Alias: $impose-profile = http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile
Alias: $expectation = http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation
