Extension:   NilarReceiptDate
Id:          nilar-receipt-date
Title:       "Mottatt"
Description: "Når laboratoriet mottok rekvisisjonen. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     ServiceRequest
* insert DateExtension(nilar-receipt-date)
