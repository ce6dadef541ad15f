Instance:    hjemme-bundle-realistisk
InstanceOf:  HjemmeBundle
Usage:       #example
Title:       "Målinger fra en hub"
Description: "Huben sender det den har, og sier at det som er sendt før ikke skal lagres igjen."
* type = #batch
* entry[+]
  * fullUrl = "urn:uuid:7f3c1d20-2a40-4e0c-8a44-9b0f5c7e0011"
  * resource = hjemme-observation-oksygenmetning-realistisk
  * request.method = #POST
  * request.url = "Observation"
  * request.ifNoneExist = "identifier=https://maaling.example/maling|oksygenmetning-0417"
* entry[+]
  * fullUrl = "urn:uuid:7f3c1d20-2a40-4e0c-8a44-9b0f5c7e0012"
  * resource = hjemme-observation-puls-realistisk
  * request.method = #POST
  * request.url = "Observation"
  * request.ifNoneExist = "identifier=https://maaling.example/maling|puls-0417"
* entry[+]
  * fullUrl = "urn:uuid:7f3c1d20-2a40-4e0c-8a44-9b0f5c7e0013"
  * resource = hjemme-observation-vekt-realistisk
  * request.method = #POST
  * request.url = "Observation"
  * request.ifNoneExist = "identifier=https://maaling.example/maling|vekt-0417"
