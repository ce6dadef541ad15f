Extension:   KritiskVerifier
Id:          kritisk-verifier
Title:       "Bekreftet eller avkreftet av"
Description: "Hvem som sist vurderte sannsynligheten."
Context:     AllergyIntolerance
* insert Metadata(draft)
* value[x] 1..
* value[x] only Reference(BasisPractitionerRole or BasisPractitioner)
