Extension:   LaboratoryComposition
Id:          laboratory-composition
Title:       "Dokumentets forside"
Description: "Forsiden på dokumentet som rapporten er gjengitt i. Utvidelsen er FHIR R5s element, på den adressen det har i R4."
Context:     DiagnosticReport
* insert Metadata(draft)
* ^url = "http://hl7.org/fhir/5.0/StructureDefinition/extension-DiagnosticReport.composition"
* . 0..1
* value[x] 1..1
* value[x] only Reference(Composition)
