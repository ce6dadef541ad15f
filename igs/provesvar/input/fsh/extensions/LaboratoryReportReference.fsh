Extension:   LaboratoryReportReference
Id:          laboratory-report-reference
Title:       "Dokumentets rapport"
Description: "Rapporten som dokumentet gjengir. Utvidelsen eies av HL7 Europe."
Context:     Composition
* insert Metadata(draft)
* ^url = "http://hl7.eu/fhir/extensions/StructureDefinition/composition-diagnosticReportReference"
* . 0..1
* value[x] 1..1
* value[x] only Reference(DiagnosticReport)
