Extension:   IheSourceId
Id:          ihe-sourceId
Title:       "Avsendersystemet"
Description: "Global, uforanderlig identifikator (OID) for systemet som sender innsendingen. Utvidelsen eies av IHE MHD."
Context:     List
* insert OwnedByIhe(ihe-sourceId)
* . 0..1
* value[x] 1..1
* value[x] only Identifier
* valueIdentifier obeys journal-id-2
  * value 1..
