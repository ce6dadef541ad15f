Instance:    provesvar-diagnosticreport-lab-minimal
InstanceOf:  ProvesvarDiagnosticReportLab
Usage:       #example
Title:       "Kansellert svar, bare påkrevde felt"
Description: "Svaret er trukket tilbake og har ikke resultater."
* identifier.system = "https://fjordlandet.example/lab/svar"
* identifier.value = "S-26-104222"
* status = #cancelled
* category[reportGroup] = $kodeverk-8202#LAB "Laboratoriemedisin"
* code.text = "Laboratoriesvar"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-03-10"
* issued = "2026-03-10T12:10:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Laboratoriet"
