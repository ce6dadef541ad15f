Extension:   KritiskValidUntil
Id:          kritisk-valid-until
Title:       "Gjelder til"
Description: "Etter denne datoen vises opplysningen som inaktiv."
Context:     Procedure, DeviceUseStatement, Consent
* insert Metadata(draft)
* value[x] 1..
* value[x] only dateTime
