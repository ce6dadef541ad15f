// Nasjonale identifikatorserier
Alias: $enh = urn:oid:2.16.578.1.12.4.1.4.101
Alias: $hpr = urn:oid:2.16.578.1.12.4.1.4.4
Alias: $fnr = urn:oid:2.16.578.1.12.4.1.4.1

// Nasjonale kodeverk
Alias: $kodeverk-7270 = urn:oid:2.16.578.1.12.4.1.1.7270
Alias: $kodeverk-7280 = urn:oid:2.16.578.1.12.4.1.1.7280
Alias: $kodeverk-8202 = urn:oid:2.16.578.1.12.4.1.1.8202
Alias: $kodeverk-8212 = urn:oid:2.16.578.1.12.4.1.1.8212
Alias: $kodeverk-8231 = urn:oid:2.16.578.1.12.4.1.1.8231
Alias: $kodeverk-8244 = urn:oid:2.16.578.1.12.4.1.1.8244
Alias: $kodeverk-8271 = urn:oid:2.16.578.1.12.4.1.1.8271
Alias: $kodeverk-8351 = urn:oid:2.16.578.1.12.4.1.1.8351
Alias: $relasjon = https://fhirref.example/no/provesvar/CodeSystem/provesvar-relasjon

// Internasjonale kodeverk
Alias: $npu = http://npu-terminology.org
Alias: $loinc = http://loinc.org
Alias: $sct = http://snomed.info/sct
Alias: $ucum = http://unitsofmeasure.org
Alias: $observation-category = http://terminology.hl7.org/CodeSystem/observation-category
Alias: $diagnostic-service = http://terminology.hl7.org/CodeSystem/v2-0074
Alias: $interpretation = http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation
Alias: $range-meaning = http://terminology.hl7.org/CodeSystem/referencerange-meaning
Alias: $absent-reason = http://terminology.hl7.org/CodeSystem/data-absent-reason
Alias: $absent-reason-vs = http://hl7.org/fhir/ValueSet/data-absent-reason

// Verdimengder som HL7 Europe og IPS foretrekker; de følger ikke med, og norske koder er i bruk ved siden av
Alias: $eu-obs-code = http://hl7.eu/fhir/laboratory/ValueSet/lab-obsCode-eu-lab
Alias: $eu-technique = http://hl7.eu/fhir/laboratory/ValueSet/lab-technique-eu-lab
Alias: $eu-report-type = http://hl7.eu/fhir/laboratory/ValueSet/lab-reportType-eu-lab
Alias: $eu-order-code = http://hl7.eu/fhir/laboratory/ValueSet/lab-orderCodes-eu-lab
Alias: $eu-specimen-type = http://hl7.eu/fhir/laboratory/ValueSet/lab-specimenType-eu-lab
Alias: $eu-container = http://hl7.eu/fhir/laboratory/ValueSet/lab-specimenContainer-eu-lab
Alias: $body-site-vs = http://hl7.org/fhir/ValueSet/body-site
Alias: $ips-lab-code = http://hl7.org/fhir/uv/ips/ValueSet/results-laboratory-pathology-observations-uv-ips
Alias: $ips-lab-value = http://hl7.org/fhir/uv/ips/ValueSet/results-coded-values-laboratory-pathology-uv-ips
Alias: $ips-radiology-code = http://hl7.org/fhir/uv/ips/ValueSet/results-radiology-observations-uv-ips

// Utvidelser fra andre
Alias: $impose-profile = http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile
Alias: $expectation = http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation
Alias: $data-absent-reason = http://hl7.org/fhir/StructureDefinition/data-absent-reason
