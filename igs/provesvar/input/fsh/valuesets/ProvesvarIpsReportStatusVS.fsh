ValueSet:    ProvesvarIpsReportStatusVS
Id:          provesvar-ips-report-status
Title:       "Status for rapport i en pasientoppsummering"
Description: "Alle statuser for rapporter unntatt feilført, slik IPS 2.0 krever."
* insert Metadata(draft)
* include codes from system http://hl7.org/fhir/diagnostic-report-status
* exclude http://hl7.org/fhir/diagnostic-report-status#entered-in-error
