Extension:   NilarReservation
Id:          nilar-reservation
Title:       "Reservasjon"
Description: "Reservasjon mot registrering (3108). Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     ServiceRequest
* insert OwnedByNhn(nilar-reservation)
* . 0..1
* value[x] 1..1
* value[x] only CodeableConcept
