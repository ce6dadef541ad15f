ValueSet:    ProvesvarIpsResultStatusVS
Id:          provesvar-ips-result-status
Title:       "Status for resultat i en pasientoppsummering"
Description: "Alle statuser for resultater unntatt feilført, slik IPS 2.0 krever."
* insert Metadata(draft)
* include codes from system http://hl7.org/fhir/observation-status
* exclude http://hl7.org/fhir/observation-status#entered-in-error
