Profile:     ProvesvarIpsDiagnosticReport
Parent:      DiagnosticReport
Id:          provesvar-ips-diagnosticreport
Title:       "Svarrapport i pasientoppsummering"
Description: "Kravene IPS 2.0 stiller til svarrapporter, gjengitt her fordi den pakken ikke er en avhengighet."
* insert Metadata(draft)
* insert Imposes(http://hl7.org/fhir/uv/ips/StructureDefinition/DiagnosticReport-uv-ips)
* status from ProvesvarIpsReportStatusVS (required)
* status MS
* category 1.. MS
* code MS
* code obeys provesvar-kod-1
* subject 1.. MS
* subject only Reference(Patient or Group)
* subject
  * reference 1.. MS
* effective[x] 1.. MS
* effective[x] only dateTime or Period
* performer MS
* performer only Reference(Practitioner or PractitionerRole or Organization or CareTeam)
* specimen only Reference(Specimen)
* result MS
* result only Reference(Observation)
