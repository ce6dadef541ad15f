// Nasjonale identifikatorserier
Alias: $fnr = urn:oid:2.16.578.1.12.4.1.4.1
Alias: $hpr = urn:oid:2.16.578.1.12.4.1.4.4
Alias: $enh = urn:oid:2.16.578.1.12.4.1.4.101

// Kodeverk
Alias: $kodeverk-7280 = urn:oid:2.16.578.1.12.4.1.1.7280
Alias: $loinc = http://loinc.org
Alias: $sct = http://snomed.info/sct
Alias: $ucum = http://unitsofmeasure.org
Alias: $ieee = urn:iso:std:iso:11073:10101
Alias: $observation-status = http://hl7.org/fhir/observation-status
Alias: $observation-category = http://terminology.hl7.org/CodeSystem/observation-category
Alias: $interpretation = http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation
Alias: $range-meaning = http://terminology.hl7.org/CodeSystem/referencerange-meaning
Alias: $absent-reason = http://terminology.hl7.org/CodeSystem/data-absent-reason
Alias: $absent-reason-vs = http://hl7.org/fhir/ValueSet/data-absent-reason
Alias: $http-verb = http://hl7.org/fhir/http-verb
Alias: $plan-type = https://fhirref.example/no/hjemmeoppfolging/CodeSystem/hjemme-plan-type
Alias: $acvpu = https://fhirref.example/no/hjemmeoppfolging/CodeSystem/hjemme-acvpu
Alias: $news2-respons = https://fhirref.example/no/hjemmeoppfolging/CodeSystem/hjemme-news2-respons
Alias: $varsel = https://fhirref.example/no/hjemmeoppfolging/CodeSystem/hjemme-varsel
Alias: $datatype = https://fhirref.example/no/hjemmeoppfolging/CodeSystem/hjemme-datatype
Alias: $vkp-alert = http://ehelse.no/fhir/CodeSystem/vkp-alert-code-v090

// Utvidelser fra andre
Alias: $impose-profile = http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile
Alias: $expectation = http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation
