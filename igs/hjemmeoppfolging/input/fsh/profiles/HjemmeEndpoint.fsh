Profile:     HjemmeEndpoint
Parent:      Endpoint
Id:          hjemme-endpoint
Title:       "Adresse der data hentes"
Description: "FHIR-adressen til en virksomhet som deler data."
* insert Metadata(draft)
* status MS
* connectionType = http://terminology.hl7.org/CodeSystem/endpoint-connection-type#hl7-fhir-rest (exactly)
* managingOrganization 1..1 MS
* managingOrganization only Reference(BasisOrganization)
  * identifier 1..1
    * obeys hjemme-org-1
    * system 1..
    * system = $enh (exactly)
    * value 1..
* address obeys hjemme-pek-2
