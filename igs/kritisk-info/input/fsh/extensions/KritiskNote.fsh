Extension:   KritiskNote
Id:          kritisk-note
Title:       "Merknad"
Description: "Merknad til avgrensningen, høyst 500 tegn."
Context:     Consent
* insert Metadata(draft)
* value[x] 1..
* value[x] only string
* valueString ^maxLength = 500
