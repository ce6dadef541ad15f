Instance:    provesvar-diagnosticreport-lab-mikrobiologi
InstanceOf:  ProvesvarDiagnosticReportLab
Usage:       #example
Title:       "Mikrobiologisvar"
Description: "Urindyrkning. Bare dyrkningen er resultat; resistensbestemmelsen nås gjennom den."
* identifier.system = "https://fjordlandet.example/lab/svar"
* identifier.value = "S-26-104300"
* status = #final
* category[reportGroup] = $kodeverk-8202#LAB "Laboratoriemedisin"
* code.coding[reportType] = $kodeverk-8202#MBIO "Medisinsk mikrobiologi"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-03-09T07:30:00+01:00"
* issued = "2026-03-11T13:05:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Laboratoriet"
* specimen = Reference(Specimen/provesvar-specimen-urin)
* result = Reference(Observation/provesvar-observation-lab-dyrkning)
