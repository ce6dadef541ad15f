Extension:   NilarReportDate
Id:          nilar-report-date
Title:       "Første gang utgitt"
Description: "Når svarrapporten først ble utgitt. Uendret i senere utgaver. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     DiagnosticReport
* insert DateExtension(nilar-report-date)
