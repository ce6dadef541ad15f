Extension:   NilarAccredited
Id:          nilar-accredited
Title:       "Akkreditert"
Description: "Prøven er behandlet under akkreditering. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     Specimen, Observation
* insert OwnedByNhn(nilar-accredited)
* . 0..1
* value[x] 1..1
* value[x] only boolean
