// Kritisk informasjon
Alias: $kritisk-type = https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-type
Alias: $kritisk-policy = https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-policy
Alias: $kritisk-sikkerhet = https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-sikkerhet
Alias: $kritisk-status = https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-status
Alias: $kritisk-alvorlighet = https://fhirref.example/no/kritisk-info/CodeSystem/kritisk-alvorlighet
Alias: $kilde = http://nhn.no/kj/fhir/CodeSystem/SourceOfInformation

// Legemidler og nasjonale kodeverk
Alias: $atc = http://www.whocc.no/atc
Alias: $fest = http://ehelse.no/fhir/CodeSystem/FEST
Alias: $icd-10 = urn:oid:2.16.578.1.12.4.1.1.7110
Alias: $kategori-helsepersonell = urn:oid:2.16.578.1.12.4.1.1.9060

// Internasjonale kodeverk
Alias: $icd-10-who = http://hl7.org/fhir/sid/icd-10
Alias: $absent-unknown = http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips
Alias: $reaction-severity = http://hl7.org/fhir/reaction-event-severity
Alias: $sct = http://snomed.info/sct
Alias: $loinc = http://loinc.org
Alias: $empty-reason = http://terminology.hl7.org/CodeSystem/list-empty-reason
Alias: $allergy-clinical = http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical
Alias: $allergy-verification = http://terminology.hl7.org/CodeSystem/allergyintolerance-verification
Alias: $condition-clinical = http://terminology.hl7.org/CodeSystem/condition-clinical
Alias: $condition-verification = http://terminology.hl7.org/CodeSystem/condition-ver-status
Alias: $condition-category = http://terminology.hl7.org/CodeSystem/condition-category
Alias: $consent-scope = http://terminology.hl7.org/CodeSystem/consentscope
Alias: $event-status = http://hl7.org/fhir/event-status
Alias: $device-use-status = http://hl7.org/fhir/device-statement-status
Alias: $flag-status = http://hl7.org/fhir/flag-status
Alias: $consent-status = http://hl7.org/fhir/consent-state-codes

// Personnumre, profiler og utvidelser fra andre
Alias: $fnr = urn:oid:2.16.578.1.12.4.1.4.1
Alias: $hpr = urn:oid:2.16.578.1.12.4.1.4.4
Alias: $enh = urn:oid:2.16.578.1.12.4.1.4.101
Alias: $impose-profile = http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile
Alias: $expectation = http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation
