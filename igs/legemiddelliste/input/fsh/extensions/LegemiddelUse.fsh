Extension:   LegemiddelUse
Id:          legemiddel-use
Title:       "Legemiddelbruk"
Description: "Om legemidlet brukes fast, som kur eller ved behov."
Context:     Dosage
* insert Metadata(draft)
* value[x] 1..
* value[x] only CodeableConcept
* value[x] from LegemiddelbrukVS (required)
