Extension:   NilarPretreatment
Id:          nilar-pretreatment
Title:       "Forbehandling"
Description: "Forbehandling av prøven (8232). Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     Specimen
* insert OwnedByNhn(nilar-pretreatment)
* . 0..1
* value[x] 1..1
* value[x] only CodeableConcept
