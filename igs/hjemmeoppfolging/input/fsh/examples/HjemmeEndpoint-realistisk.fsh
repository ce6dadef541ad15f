Instance:    hjemme-endpoint-realistisk
InstanceOf:  HjemmeEndpoint
Usage:       #example
Title:       "Adresse til skjematjenesten"
Description: "Skjema ligger hos en annen leverandør enn målingene."
* status = #active
* connectionType = http://terminology.hl7.org/CodeSystem/endpoint-connection-type#hl7-fhir-rest
* name = "Skjematjenesten i Fjordlandet"
* managingOrganization
  * identifier.system = $enh
  * identifier.value = "310000000"
* payloadType = http://terminology.hl7.org/CodeSystem/endpoint-payload-type#any "Any"
* address = "https://skjema.fjordlandet.example/r4"
