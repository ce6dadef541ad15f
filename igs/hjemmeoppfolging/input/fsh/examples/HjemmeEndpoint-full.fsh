Instance:    hjemme-endpoint-full
InstanceOf:  HjemmeEndpoint
Usage:       #example
Title:       "Adresse, alle felt"
Description: "Med navn og hva som kan hentes."
* status = #active
* connectionType = http://terminology.hl7.org/CodeSystem/endpoint-connection-type#hl7-fhir-rest
* name = "Måledata i Fjordlandet"
* managingOrganization
  * identifier.system = $enh
  * identifier.value = "310000000"
* payloadType = http://terminology.hl7.org/CodeSystem/endpoint-payload-type#any "Any"
* address = "https://maaling.fjordlandet.example/fhir"
