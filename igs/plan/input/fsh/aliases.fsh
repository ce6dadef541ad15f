// Nasjonale identifikatorserier
Alias: $fnr = urn:oid:2.16.578.1.12.4.1.4.1
Alias: $hpr = urn:oid:2.16.578.1.12.4.1.4.4
Alias: $enh = urn:oid:2.16.578.1.12.4.1.4.101

// Kodeverk
Alias: $icd10 = urn:oid:2.16.578.1.12.4.1.1.7110
Alias: $icpc2 = urn:oid:2.16.578.1.12.4.1.1.7170
Alias: $tjenestetype = urn:oid:2.16.578.1.12.4.1.1.9151
Alias: $sct = http://snomed.info/sct
Alias: $loinc = http://loinc.org
Alias: $ucum = http://unitsofmeasure.org
Alias: $plan-type = https://fhirref.example/no/hjemmeoppfolging/CodeSystem/hjemme-plan-type
Alias: $sone = https://fhirref.example/no/plan/CodeSystem/plan-sone
Alias: $plan-kategori = https://fhirref.example/no/plan/CodeSystem/plan-kategori
Alias: $clinical = http://terminology.hl7.org/CodeSystem/condition-clinical

// Utvidelser fra andre
Alias: $expectation = http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation
