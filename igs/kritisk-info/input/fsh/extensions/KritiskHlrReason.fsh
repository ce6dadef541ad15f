Extension:   KritiskHlrReason
Id:          kritisk-hlr-reason
Title:       "Begrunnelse for HLR-minus"
Description: "Begrunnelse for HLR-minus, høyst 80 tegn."
Context:     Consent
* insert Metadata(draft)
* value[x] 1..
* value[x] only string
* valueString ^maxLength = 80
