Profile:     HjemmeBundle
Parent:      Bundle
Id:          hjemme-bundle
Title:       "Samling av målinger"
Description: "Flere målinger sendt samlet (batch). Hver måling lagres eller avvises for seg."
* insert Metadata(draft)
* obeys hjemme-bun-1
* type = #batch (exactly)
* entry 1.. MS
  * fullUrl 1..1 MS
  * resource 1..1 MS
  * resource only Observation
  * request 1..1 MS
    * method from HjemmeMethodVS (required)
