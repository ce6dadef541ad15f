Instance:    hjemme-bundle-full
InstanceOf:  HjemmeBundle
Usage:       #example
Title:       "Morgenens målinger"
Description: "Tre målinger sendt samlet; en av dem er en rettelse."
* type = #batch
* entry[+]
  * fullUrl = "urn:uuid:7f3c1d20-2a40-4e0c-8a44-9b0f5c7e0001"
  * resource = hjemme-observation-puls-minimal
  * request.method = #POST
  * request.url = "Observation"
* entry[+]
  * fullUrl = "urn:uuid:7f3c1d20-2a40-4e0c-8a44-9b0f5c7e0002"
  * resource = hjemme-observation-oksygenmetning-minimal
  * request.method = #POST
  * request.url = "Observation"
* entry[+]
  * fullUrl = "urn:uuid:7f3c1d20-2a40-4e0c-8a44-9b0f5c7e0003"
  * resource = hjemme-observation-blodtrykk-rettet
  * request.method = #PUT
  * request.url = "Observation/hjemme-observation-blodtrykk-rettet"
