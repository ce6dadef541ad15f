Instance:    hjemme-bundle-response-full
InstanceOf:  HjemmeBundleResponse
Usage:       #example
Title:       "Svar på morgenens målinger"
Description: "To er lagret, én fantes fra før."
* type = #batch-response
* entry[+]
  * fullUrl = "urn:uuid:7f3c1d20-2a40-4e0c-8a44-9b0f5c7e0001"
  * response.status = "201 Created"
  * response.location = "Observation/a1/_history/1"
* entry[+]
  * fullUrl = "urn:uuid:7f3c1d20-2a40-4e0c-8a44-9b0f5c7e0002"
  * response.status = "200 OK"
  * response.location = "Observation/a2/_history/1"
* entry[+]
  * fullUrl = "urn:uuid:7f3c1d20-2a40-4e0c-8a44-9b0f5c7e0003"
  * response.status = "200 OK"
  * response.location = "Observation/hjemme-observation-blodtrykk-rettet/_history/2"
