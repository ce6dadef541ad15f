Extension:   NilarHistory
Id:          nilar-history
Title:       "Historikk"
Description: "Resultatet er tidligere sendt og gjentas for sammenhengens skyld. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     Observation
* insert OwnedByNhn(nilar-history)
* . 0..1
* value[x] 1..1
* value[x] only boolean
