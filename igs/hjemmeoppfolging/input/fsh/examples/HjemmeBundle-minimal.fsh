Instance:    hjemme-bundle-minimal
InstanceOf:  HjemmeBundle
Usage:       #example
Title:       "Én måling"
Description: "Samling med én måling."
* type = #batch
* entry[+]
  * fullUrl = "urn:uuid:7f3c1d20-2a40-4e0c-8a44-9b0f5c7e0001"
  * resource = hjemme-observation-vekt-minimal
  * request.method = #POST
  * request.url = "Observation"
