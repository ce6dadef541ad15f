Extension:   KritiskAbatement
Id:          kritisk-abatement
Title:       "Opphørt"
Description: "Når overfølsomheten opphørte."
Context:     AllergyIntolerance
* insert Metadata(draft)
* value[x] 1..
* value[x] only dateTime
