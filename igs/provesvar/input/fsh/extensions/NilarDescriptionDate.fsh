Extension:   NilarDescriptionDate
Id:          nilar-description-date
Title:       "Beskrevet"
Description: "Når bildeundersøkelsen ble beskrevet. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     Observation
* insert DateExtension(nilar-description-date)
