Extension:   NilarContainerCount
Id:          nilar-container-count
Title:       "Antall beholdere"
Description: "Antall prøvebeholdere. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     Specimen
* insert OwnedByNhn(nilar-container-count)
* . 0..1
* value[x] 1..1
* value[x] only integer
