Profile:     HjemmeBundleResponse
Parent:      Bundle
Id:          hjemme-bundle-response
Title:       "Svar på en samling"
Description: "En linje per måling, med samme fullUrl som i samlingen."
* insert Metadata(draft)
* obeys hjemme-bun-1
* type = #batch-response (exactly)
* entry 1.. MS
  * fullUrl 1..1 MS
  * response 1..1 MS
