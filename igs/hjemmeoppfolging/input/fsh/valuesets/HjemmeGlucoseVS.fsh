ValueSet:    HjemmeGlucoseVS
Id:          hjemme-glucose
Title:       "Glukose i SNOMED CT"
Description: "Glukose i blod."
* insert Metadata(draft)
* $sct#434912009 "Blood glucose concentration"
