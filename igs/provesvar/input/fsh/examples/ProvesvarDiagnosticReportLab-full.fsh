Instance:    provesvar-diagnosticreport-lab-full
InstanceOf:  ProvesvarDiagnosticReportLab
Usage:       #example
Title:       "Blodprøvesvar, alle felt"
Description: "Rettet svar med to resultater, prøve, rekvisisjon og vedlagt PDF."
* extension[reportDate].valueDateTime = "2026-03-10T12:10:00+01:00"
* extension[approvalDate].valueDateTime = "2026-03-10T12:05:00+01:00"
* identifier.system = "https://fjordlandet.example/lab/svar"
* identifier.value = "S-26-104221"
* basedOn = Reference(ServiceRequest/provesvar-servicerequest-full)
* status = #amended
* category[reportGroup] = $kodeverk-8202#LAB "Laboratoriemedisin"
* category[serviceSection] = $diagnostic-service#LAB "Laboratory"
* code.coding[reportType] = $kodeverk-8202#CLIN "Medisinsk biokjemi"
* code.coding[LOINC] = $loinc#11502-2 "Laboratory report"
* code.text = "Svar fra medisinsk biokjemi"
* subject = Reference(Patient/provesvar-pasient)
* effectiveDateTime = "2026-03-10T08:15:00+01:00"
* issued = "2026-03-10T14:00:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Laboratoriet"
* specimen = Reference(Specimen/provesvar-specimen-full)
* result[+] = Reference(Observation/provesvar-observation-lab-full)
* result[+] = Reference(Observation/provesvar-observation-lab-crp)
* result[+] = Reference(Observation/provesvar-observation-lab-mangler)
* conclusion = "Lett forhøyet kalium. Kontroll anbefales."
* presentedForm
  * contentType = #application/pdf
  * language = #nb-NO
  * url = "https://fhirref.example/fhir/Binary/svar-26-104221"
  * title = "Svarrapport"
  * creation = "2026-03-10T14:00:00+01:00"
