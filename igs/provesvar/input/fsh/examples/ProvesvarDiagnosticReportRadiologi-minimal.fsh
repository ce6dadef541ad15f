Instance:    provesvar-diagnosticreport-radiologi-minimal
InstanceOf:  ProvesvarDiagnosticReportRadiologi
Usage:       #example
Title:       "Svar på bildeundersøkelse, bare påkrevde felt"
Description: "Foreløpig svar, beskrevet i konklusjonen."
* identifier.system = "https://fjordlandet.example/lab/svar"
* identifier.value = "RAD-26-5502"
* status = #preliminary
* category[reportGroup] = $kodeverk-8202#BLD "Bildediagnostikk"
* code.text = "CT caput"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-03-09T22:40:00+01:00"
* issued = "2026-03-09T23:00:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Radiologisk avdeling"
* conclusion = "Ingen blødning."
