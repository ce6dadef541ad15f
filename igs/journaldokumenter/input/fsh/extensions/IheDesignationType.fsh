Extension:   IheDesignationType
Id:          ihe-designationType
Title:       "Klinisk type for listen"
Description: "Hva slags innhold innsendingen eller mappen har, med kode fra 9602. Utvidelsen eies av IHE MHD."
Context:     List
* insert OwnedByIhe(ihe-designationType)
* value[x] 1..1
* value[x] only CodeableConcept
* valueCodeableConcept from JournalDocumentGroupVS (preferred)
