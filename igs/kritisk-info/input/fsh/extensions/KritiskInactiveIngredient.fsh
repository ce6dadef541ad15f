Extension:   KritiskInactiveIngredient
Id:          kritisk-inactive-ingredient
Title:       "Hjelpestoff"
Description: "Reaksjonen gjelder et hjelpestoff i legemidlet."
Context:     AllergyIntolerance.code
* insert Metadata(draft)
* value[x] 1..
* value[x] only boolean
