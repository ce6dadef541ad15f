Extension:   NilarSpecification
Id:          nilar-specification
Title:       "Spesifikasjon"
Description: "Nærmere om undersøkelsen, ut over metoden. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     Observation
* insert OwnedByNhn(nilar-specification)
* . 0..1
* value[x] 1..1
* value[x] only CodeableConcept
