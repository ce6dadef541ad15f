Extension:   KritiskRecordedDate
Id:          kritisk-recorded-date
Title:       "Registrert"
Description: "Når opplysningen først ble registrert."
Context:     Procedure
* insert Metadata(draft)
* value[x] 1..
* value[x] only dateTime
