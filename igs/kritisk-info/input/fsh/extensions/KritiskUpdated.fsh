Extension:   KritiskUpdated
Id:          kritisk-updated
Title:       "Sist endret"
Description: "Når opplysningen sist ble endret."
Context:     AllergyIntolerance, Condition, Procedure, DeviceUseStatement, Flag, Consent
* insert Metadata(draft)
* value[x] 1..
* value[x] only dateTime
