Profile:     ProvesvarEuDiagnosticReport
Parent:      DiagnosticReport
Id:          provesvar-eu-diagnosticreport
Title:       "Rapport i europeisk laboratoriesvar"
Description: "Rapporten slik den står i dokumentet, med en peker til forsiden."
* insert Metadata(draft)
* insert Imposes(http://hl7.eu/fhir/laboratory/StructureDefinition/DiagnosticReport-eu-lab)
* extension contains LaboratoryComposition named composition 1..1 MS
* identifier MS
* basedOn only Reference(ProvesvarEuServiceRequest)
* status MS
* insert EuReportCategory
* insert EuReportType(code)
* subject 1.. MS
* subject only Reference(BasisPatient)
* encounter only Reference(Encounter)
* performer MS
* specimen MS
* specimen only Reference(ProvesvarEuSpecimen)
* result MS
* result only Reference(ProvesvarEuObservation)
* imagingStudy 0..0
* insert PresentedForm
