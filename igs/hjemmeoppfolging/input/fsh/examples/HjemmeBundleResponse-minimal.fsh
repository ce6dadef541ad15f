Instance:    hjemme-bundle-response-minimal
InstanceOf:  HjemmeBundleResponse
Usage:       #example
Title:       "Svar på én måling"
Description: "Målingen ble avvist."
* type = #batch-response
* entry
  * fullUrl = "urn:uuid:7f3c1d20-2a40-4e0c-8a44-9b0f5c7e0001"
  * response.status = "422 Unprocessable Entity"
