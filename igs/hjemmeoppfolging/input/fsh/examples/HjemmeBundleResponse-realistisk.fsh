Instance:    hjemme-bundle-response-realistisk
InstanceOf:  HjemmeBundleResponse
Usage:       #example
Title:       "Svar til en hub"
Description: "Én lagret, én fantes fra før, én avvist med grunn."
* type = #batch-response
* entry[+]
  * fullUrl = "urn:uuid:7f3c1d20-2a40-4e0c-8a44-9b0f5c7e0011"
  * response.status = "201 Created"
  * response.location = "Observation/a17/_history/1"
* entry[+]
  * fullUrl = "urn:uuid:7f3c1d20-2a40-4e0c-8a44-9b0f5c7e0012"
  * response.status = "200 OK"
  * response.location = "Observation/a12/_history/1"
* entry[+]
  * fullUrl = "urn:uuid:7f3c1d20-2a40-4e0c-8a44-9b0f5c7e0013"
  * response.status = "422 Unprocessable Entity"
