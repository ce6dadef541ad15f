Extension:   NilarApprovalDate
Id:          nilar-approval-date
Title:       "Godkjent"
Description: "Når svarrapporten ble godkjent. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     DiagnosticReport
* insert DateExtension(nilar-approval-date)
