// Legemidler
Alias: $fest = http://ehelse.no/fhir/CodeSystem/FEST
Alias: $atc = http://www.whocc.no/atc
Alias: $edqm = http://standardterms.edqm.eu

// Nasjonale kodeverk
Alias: $icd-10 = urn:oid:2.16.578.1.12.4.1.1.7110
Alias: $icpc-2 = urn:oid:2.16.578.1.12.4.1.1.7170
Alias: $produktgruppe = urn:oid:2.16.578.1.12.4.1.1.7403
Alias: $reseptstatus = urn:oid:2.16.578.1.12.4.1.1.7408
Alias: $apotekinngrep = urn:oid:2.16.578.1.12.4.1.1.7412
Alias: $endringstype = urn:oid:2.16.578.1.12.4.1.1.7413
Alias: $magistrell = urn:oid:2.16.578.1.12.4.1.1.7424
Alias: $pakningsenhet = urn:oid:2.16.578.1.12.4.1.1.7452
Alias: $bruksveiledning = urn:oid:2.16.578.1.12.4.1.1.7479
Alias: $ompakking = urn:oid:2.16.578.1.12.4.1.1.7492
Alias: $tilbakekallingsgrunn = urn:oid:2.16.578.1.12.4.1.1.7500
Alias: $utdeler = urn:oid:2.16.578.1.12.4.1.1.9074
Alias: $utdelingsmate = urn:oid:2.16.578.1.12.4.1.1.9075
Alias: $varegruppe = urn:oid:2.16.578.1.12.4.1.1.7402
Alias: $reseptgruppe = urn:oid:2.16.578.1.12.4.1.1.7421
Alias: $refusjonshjemmel = urn:oid:2.16.578.1.12.4.1.1.7427
Alias: $legemiddelform = urn:oid:2.16.578.1.12.4.1.1.7448
Alias: $kortdose = urn:oid:2.16.578.1.12.4.1.1.7478
Alias: $multidoserolle = urn:oid:2.16.578.1.12.4.1.1.7490
Alias: $resepttype = urn:oid:2.16.578.1.12.4.1.1.7491
Alias: $seponeringsgrunn = urn:oid:2.16.578.1.12.4.1.1.7494
Alias: $tid-paa-dagen = urn:oid:2.16.578.1.12.4.1.1.8325
Alias: $legemiddelbruk = urn:oid:2.16.578.1.12.4.1.1.9101
Alias: $kategori-helsepersonell = urn:oid:2.16.578.1.12.4.1.1.9060

// Kodeverk og identifikatorer fra forskrivningstjenesten
Alias: $seksjoner = http://ehelse.no/fhir/CodeSystem/sfm-section-types
Alias: $meldinger = http://ehelse.no/fhir/CodeSystem/sfm-message-type
Alias: $registreringsrolle = http://ehelse.no/fhir/CodeSystem/sfm-performer-roles
Alias: $registreringsstatus = http://ehelse.no/fhir/CodeSystem/sfm-medicationstatement-registration-status
Alias: $festtype = http://ehelse.no/fhir/CodeSystem/sfm-festregistrationtype
Alias: $liste = https://fhirref.example/no/legemiddelliste/CodeSystem/liste
Alias: $pll-id = https://fhirref.example/no/legemiddelliste/NamingSystem/pll-id
Alias: $resept-id = https://fhirref.example/no/legemiddelliste/NamingSystem/resept-id
Alias: $liste-id = https://fhirref.example/no/legemiddelliste/NamingSystem/liste-id
Alias: $m10-id = https://fhirref.example/no/legemiddelliste/NamingSystem/m10-id

// Internasjonale kodeverk, personnumre og utvidelser
Alias: $statement-status = http://hl7.org/fhir/CodeSystem/medication-statement-status
Alias: $loinc = http://loinc.org
Alias: $empty-reason = http://terminology.hl7.org/CodeSystem/list-empty-reason
Alias: $fnr = urn:oid:2.16.578.1.12.4.1.4.1
Alias: $hpr = urn:oid:2.16.578.1.12.4.1.4.4
Alias: $enh = urn:oid:2.16.578.1.12.4.1.4.101
Alias: $impose-profile = http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile
Alias: $expectation = http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation
