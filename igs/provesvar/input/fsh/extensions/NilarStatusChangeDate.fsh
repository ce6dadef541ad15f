Extension:   NilarStatusChangeDate
Id:          nilar-status-change-date
Title:       "Status endret"
Description: "Når resultatet sist skiftet status. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     Observation
* insert DateExtension(nilar-status-change-date)
