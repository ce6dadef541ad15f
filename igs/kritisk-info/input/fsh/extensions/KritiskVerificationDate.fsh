Extension:   KritiskVerificationDate
Id:          kritisk-verification-date
Title:       "Bekreftet eller avkreftet når"
Description: "Når sannsynligheten sist ble vurdert, for eksempel da overfølsomheten ble bekreftet."
Context:     AllergyIntolerance
* insert Metadata(draft)
* value[x] 1..
* value[x] only dateTime
