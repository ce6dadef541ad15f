Extension:   LegemiddelPrescriptionGroup
Id:          legemiddel-prescription-group
Title:       "Reseptgruppe"
Description: "Legemidlets reseptgruppe."
Context:     Medication
* insert Metadata(draft)
* value[x] 1..
* value[x] only CodeableConcept
* value[x] from ReseptgruppeVS (required)
