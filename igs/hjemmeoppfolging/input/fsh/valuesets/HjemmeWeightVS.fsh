ValueSet:    HjemmeWeightVS
Id:          hjemme-weight
Title:       "Kroppsvekt i SNOMED CT"
Description: "Kroppsvekt."
* insert Metadata(draft)
* $sct#27113001 "Body weight"
