Extension:   NilarSampleHandling
Id:          nilar-sample-handling
Title:       "Håndtering"
Description: "Hvordan prøven er håndtert. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     Specimen
* insert OwnedByNhn(nilar-sample-handling)
* . 0..1
* value[x] 1..1
* value[x] only string
