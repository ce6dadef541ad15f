Instance:    lab-document
InstanceOf:  OperationDefinition
Usage:       #definition
Title:       "Laboratoriesvar som europeisk dokument"
Description: "Rapporten med alt den består av, som dokument etter HL7 Europe Laboratory Report 2.0."
* url = "https://fhirref.example/no/provesvar/OperationDefinition/lab-document"
* version = "0.1.0"
* name = "LabDocument"
* title = "Laboratoriesvar som europeisk dokument"
* status = #draft
* kind = #operation
* experimental = true
* date = "2026-11-29"
* publisher = "FhirRef"
* description = "Dokumentet har én Composition og én DiagnosticReport, som har samme identifikator, kode, kategori og pasient og viser til hverandre. Svar på bildeundersøkelser blir avvist."
* jurisdiction = urn:iso:std:iso:3166#NO "Norge"
* affectsState = false
* code = #lab-document
* resource = #DiagnosticReport
* system = false
* type = false
* instance = true
* parameter[+]
  * name = #return
  * use = #out
  * min = 1
  * max = "1"
  * documentation = "Bundle av typen document. Den blir ikke lagret. Den hevder profilen provesvar-eu-bundle når den følger den."
  * type = #Bundle
