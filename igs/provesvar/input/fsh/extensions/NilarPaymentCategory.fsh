Extension:   NilarPaymentCategory
Id:          nilar-payment-category
Title:       "Betalingskategori"
Description: "Betalingskategori (4101) for rekvisisjonen. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     ServiceRequest
* insert OwnedByNhn(nilar-payment-category)
* . 0..1
* value[x] 1..1
* value[x] only CodeableConcept
