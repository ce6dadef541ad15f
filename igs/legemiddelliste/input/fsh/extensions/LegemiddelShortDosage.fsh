Extension:   LegemiddelShortDosage
Id:          legemiddel-short-dosage
Title:       "Kortdose"
Description: "Dosering som kortdose, for eksempel 1+0+1."
Context:     Dosage
* insert Metadata(draft)
* value[x] 1..
* value[x] only CodeableConcept
* value[x] from KortdoseVS (required)
