Profile:     ProvesvarDiagnosticReportLab
Parent:      DiagnosticReport
Id:          provesvar-diagnosticreport-lab
Title:       "Laboratoriesvar"
Description: "Svarrapport fra et laboratorium. Result peker på resultatene på øverste nivå; medlemmene nås gjennom dem."
* insert Metadata(draft)
* obeys provesvar-rap-1 and provesvar-rap-3
* insert ReportIdentity
* category MS
  * insert SlicedByPattern
* category contains reportGroup 1..1 MS and serviceSection 0..1
* category[reportGroup] from ProvesvarLabGroupVS (required)
  * ^short = "Hovedgruppe (8202): laboratoriemedisin eller patologi"
  * ^patternCodeableConcept.coding.system = $kodeverk-8202
* category[serviceSection] = $diagnostic-service#LAB
* code MS
* code obeys provesvar-kod-1
  * coding
    * insert SlicedByValue(system)
  * coding contains reportType 0..1 MS and LOINC 0..1
  * coding[reportType] from ProvesvarReportTypeVS (required)
    * insert CodeFrom($kodeverk-8202, [[type svarrapport (8202)]])
  * coding[LOINC]
    * insert CodeFrom($loinc, [[LOINC]])
    * obeys provesvar-kod-4
* insert ReportIssue
* specimen MS
* specimen only Reference(ProvesvarSpecimen)
* result MS
* result only Reference(ProvesvarObservationLab)
* imagingStudy 0..0
* conclusion MS
* insert PresentedForm
