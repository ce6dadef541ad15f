// Nasjonale identifikatorserier
Alias: $fnr = urn:oid:2.16.578.1.12.4.1.4.1
Alias: $dnr = urn:oid:2.16.578.1.12.4.1.4.2
Alias: $fhn = urn:oid:2.16.578.1.12.4.1.4.3
Alias: $hpr = urn:oid:2.16.578.1.12.4.1.4.4
Alias: $duf = urn:oid:2.16.578.1.12.4.1.4.5
Alias: $enh = urn:oid:2.16.578.1.12.4.1.4.101
Alias: $rsh = urn:oid:2.16.578.1.12.4.1.4.102

// Nasjonale kodeverk
Alias: $kodeverk-7426 = urn:oid:2.16.578.1.12.4.1.1.7426
Alias: $kodeverk-7704 = urn:oid:2.16.578.1.12.4.1.1.7704
Alias: $kodeverk-8451 = urn:oid:2.16.578.1.12.4.1.1.8451
Alias: $kodeverk-8624 = urn:oid:2.16.578.1.12.4.1.1.8624
Alias: $kodeverk-8628 = urn:oid:2.16.578.1.12.4.1.1.8628
Alias: $kodeverk-9034 = urn:oid:2.16.578.1.12.4.1.1.9034
Alias: $kodeverk-9060 = urn:oid:2.16.578.1.12.4.1.1.9060
Alias: $marital-status = http://hl7.no/fhir/CodeSystem/no-basis-marital-status
Alias: $family-relation = http://hl7.no/fhir/CodeSystem/no-basis-family-relation
Alias: $parental-responsibility = http://hl7.no/fhir/CodeSystem/no-basis-parental-responsibility

// Profiler og utvidelser fra andre
Alias: $impose-profile = http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile
Alias: $patient-citizenship = http://hl7.org/fhir/StructureDefinition/patient-citizenship
