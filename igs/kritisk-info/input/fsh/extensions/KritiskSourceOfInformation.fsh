Extension:   KritiskSourceOfInformation
Id:          kritisk-source-of-information
Title:       "Kilde"
Description: "Hvor opplysningen kommer fra."
Context:     AllergyIntolerance, Condition, Procedure, DeviceUseStatement, Flag, Consent
* insert Metadata(draft)
* value[x] 1..
* value[x] only CodeableConcept
