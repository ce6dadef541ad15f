Extension:   KritiskTreatmentGoal
Id:          kritisk-treatment-goal
Title:       "Mål for behandlingen"
Description: "Hva behandlingen skal oppnå når den er avklart."
Context:     Consent
* insert Metadata(draft)
* value[x] 1..
* value[x] only CodeableConcept
