Extension:   NilarRelatedObservation
Id:          nilar-related-observation
Title:       "Beslektet resultat"
Description: "Et annet resultat som hører sammen med dette. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     Observation
* insert OwnedByNhn(nilar-related-observation)
* . 0..1
* value[x] 1..1
* value[x] only Reference(Observation)
