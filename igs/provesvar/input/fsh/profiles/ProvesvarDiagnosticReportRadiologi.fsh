Profile:     ProvesvarDiagnosticReportRadiologi
Parent:      DiagnosticReport
Id:          provesvar-diagnosticreport-radiologi
Title:       "Svar på bildeundersøkelse"
Description: "Svarrapport fra radiologi eller nukleærmedisin. Beskrivelsen står i konklusjonen, i funnene eller i et vedlagt dokument."
* insert Metadata(draft)
* obeys provesvar-rap-1 and provesvar-rap-3
* insert ReportIdentity
* category MS
  * insert SlicedByPattern
* category contains reportGroup 1..1 MS and serviceSection 0..1
* category[reportGroup] = $kodeverk-8202#BLD
* category[serviceSection] = $diagnostic-service#RAD
* code MS
* code obeys provesvar-kod-1
  * coding
    * insert SlicedByValue(system)
  * coding contains NCRP 0..* MS and reportType 0..1 and LOINC 0..1
  * coding[NCRP]
    * insert CodeFrom($kodeverk-7270, [[NCRP (7270)]])
  * coding[reportType] from ProvesvarReportTypeVS (required)
    * insert CodeFrom($kodeverk-8202, [[type svarrapport (8202)]])
  * coding[LOINC]
    * insert CodeFrom($loinc, [[LOINC]])
    * obeys provesvar-kod-4
* insert ReportIssue
* specimen 0..0
* result MS
* result only Reference(ProvesvarObservationRadiologi)
* imagingStudy MS
* conclusion MS
* insert PresentedForm
