Instance:    hjemme-endpoint-minimal
InstanceOf:  HjemmeEndpoint
Usage:       #example
Title:       "Adresse, bare påkrevde felt"
Description: "FHIR-adressen til kommunens tjeneste."
* status = #active
* connectionType = http://terminology.hl7.org/CodeSystem/endpoint-connection-type#hl7-fhir-rest
* managingOrganization
  * identifier.system = $enh
  * identifier.value = "310000000"
* payloadType = http://terminology.hl7.org/CodeSystem/endpoint-payload-type#any "Any"
* address = "https://maaling.fjordlandet.example/fhir"
