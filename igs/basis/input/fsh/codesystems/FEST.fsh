CodeSystem:  FEST
Id:          fest
Title:       "FEST"
Description: "Virkestoff, merkevarer og pakninger i forskrivnings- og ekspedisjonsstøtten. Identifikatorene utgis av forvalteren og er ikke gjengitt her."
* insert Metadata(draft)
* ^url = "http://ehelse.no/fhir/CodeSystem/FEST"
* ^content = #not-present
* ^caseSensitive = true
