Extension:   ProvesvarHeading
Id:          provesvar-heading
Title:       "Overskrift"
Description: "Overskriften (8243) som et tekstlig svar står under, når den ikke er navnet på undersøkelsen."
Context:     Observation
* insert Metadata(draft)
* . 0..1
* value[x] 1..1
* value[x] only CodeableConcept
