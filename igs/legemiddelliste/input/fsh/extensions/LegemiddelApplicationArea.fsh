Extension:   LegemiddelApplicationArea
Id:          legemiddel-application-area
Title:       "Bruksområde"
Description: "Hva legemidlet brukes for, med pasientens ord."
Context:     Dosage
* insert Metadata(draft)
* value[x] 1..
* value[x] only string
* valueString ^maxLength = 250
