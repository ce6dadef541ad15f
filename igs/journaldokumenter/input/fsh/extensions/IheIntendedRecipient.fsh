Extension:   IheIntendedRecipient
Id:          ihe-intendedRecipient
Title:       "Tiltenkt mottaker"
Description: "Virksomheten eller personen innsendingen er ment for. Utvidelsen eies av IHE MHD."
Context:     List
* insert OwnedByIhe(ihe-intendedRecipient)
* value[x] 1..1
* value[x] only Reference(Practitioner or PractitionerRole or Organization or Patient or RelatedPerson)
