Instance:    provesvar-diagnosticreport-radiologi-full
InstanceOf:  ProvesvarDiagnosticReportRadiologi
Usage:       #example
Title:       "Røntgen thorax, alle felt"
Description: "Svar på røntgenundersøkelse med ett funn og konklusjon."
* extension[reportDate].valueDateTime = "2026-03-09T10:20:00+01:00"
* identifier.system = "https://fjordlandet.example/lab/svar"
* identifier.value = "RAD-26-5501"
* basedOn = Reference(ServiceRequest/provesvar-servicerequest-minimal)
* status = #final
* category[reportGroup] = $kodeverk-8202#BLD "Bildediagnostikk"
* category[serviceSection] = $diagnostic-service#RAD "Radiology"
* code.coding[reportType] = $kodeverk-8202#RTG "Røntgen"
* code.coding[LOINC] = $loinc#36643-5 "XR Chest 2 Views"
* code.text = "Røntgen thorax"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-03-09T09:05:00+01:00"
* issued = "2026-03-09T10:20:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Radiologisk avdeling"
* result = Reference(Observation/provesvar-observation-radiologi-full)
* conclusion = "Pneumonisk fortetning basalt i høyre lunge."
