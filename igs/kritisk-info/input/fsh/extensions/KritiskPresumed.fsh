Extension:   KritiskPresumed
Id:          kritisk-presumed
Title:       "Sannsynlig"
Description: "Overfølsomheten er sannsynlig. R4 har ingen kode mellom ubekreftet og bekreftet."
Context:     AllergyIntolerance.verificationStatus
* insert Metadata(draft)
* value[x] 1..
* value[x] only boolean
