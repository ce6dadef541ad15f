Extension:   KritiskUpdater
Id:          kritisk-updater
Title:       "Sist endret av"
Description: "Hvem som sist endret opplysningen. Den som registrerte den, står i recorder og endres ikke."
Context:     AllergyIntolerance, Condition, Procedure, DeviceUseStatement, Flag, Consent
* insert Metadata(draft)
* value[x] 1..
* value[x] only Reference(BasisPractitionerRole)
