ValueSet:    HjemmeOxygenSupplyVS
Id:          hjemme-oxygen-supply
Title:       "Tilført oksygen"
Description: "Strøm og andel i LOINC."
* insert Metadata(draft)
* $loinc#3151-8
* $loinc#3150-6
