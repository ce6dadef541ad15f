Instance:    provesvar-diagnosticreport-radiologi-realistisk
InstanceOf:  ProvesvarDiagnosticReportRadiologi
Usage:       #example
Title:       "CT abdomen med mål, rettet"
Description: "Rettet svar: første utgave er eldre enn denne, og kommentaren sier hva som er rettet."
* extension[reportDate].valueDateTime = "2026-03-12T10:20:00+01:00"
* extension[comment].valueAnnotation.text = "Rettet: målet var oppgitt i centimeter."
* identifier.system = "https://fjordlandet.example/lab/svar"
* identifier.value = "RAD-26-5600"
* status = #amended
* category[reportGroup] = $kodeverk-8202#BLD "Bildediagnostikk"
* code.coding[reportType] = $kodeverk-8202#CT "Computertomografi"
* code.text = "CT abdomen"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-03-12T09:05:00+01:00"
* issued = "2026-03-13T08:00:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Radiologisk avdeling"
* result = Reference(Observation/provesvar-observation-radiologi-realistisk)
* conclusion = "Utvidet aorta, 32 mm. Kontroll om ett år."
