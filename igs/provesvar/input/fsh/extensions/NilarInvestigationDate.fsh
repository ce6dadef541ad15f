Extension:   NilarInvestigationDate
Id:          nilar-investigation-date
Title:       "Undersøkt"
Description: "Når undersøkelsen ble utført, når den skiller seg fra prøvetakingen. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     Observation
* insert DateExtension(nilar-investigation-date)
