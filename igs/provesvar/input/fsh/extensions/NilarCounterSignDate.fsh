Extension:   NilarCounterSignDate
Id:          nilar-counter-sign-date
Title:       "Kontrasignert"
Description: "Når resultatet ble kontrasignert. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     Observation
* insert DateExtension(nilar-counter-sign-date)
