Profile:     ProvesvarEuBundle
Parent:      Bundle
Id:          provesvar-eu-bundle
Title:       "Laboratoriesvar som europeisk dokument"
Description: "Dokumentet som $lab-document gir: bygd etter HL7 Europe Laboratory Report 2.0, gjengitt her fordi den pakken ikke er en avhengighet."
* insert Metadata(draft)
* insert Imposes(http://hl7.eu/fhir/laboratory/StructureDefinition/Bundle-eu-lab)
* obeys provesvar-eu-1 and provesvar-eu-2 and provesvar-eu-3 and provesvar-eu-4 and provesvar-eu-5 and provesvar-eu-6 and provesvar-eu-7 and provesvar-eu-8
* identifier 1.. MS
  * system 1..
  * value 1..
* type = #document
* timestamp 1.. MS
* total 0..0
* link 0..0
* entry 1.. MS
  * ^slicing.discriminator.type = #type
  * ^slicing.discriminator.path = "resource"
  * ^slicing.ordered = false
  * ^slicing.rules = #open
  * link 0..0
  * fullUrl 1..
  * resource 1..
  * search 0..0
  * request 0..0
  * response 0..0
* entry contains composition 1..1 MS and diagnosticReport 1..1 MS and patient 0..1 MS and observation 0..* MS and specimen 0..* MS and serviceRequest 0..* MS
* entry[composition].resource only ProvesvarEuComposition
* entry[diagnosticReport].resource only ProvesvarEuDiagnosticReport
* entry[patient].resource only BasisPatient
* entry[observation].resource only ProvesvarEuObservation
* entry[specimen].resource only ProvesvarEuSpecimen
* entry[serviceRequest].resource only ProvesvarEuServiceRequest
