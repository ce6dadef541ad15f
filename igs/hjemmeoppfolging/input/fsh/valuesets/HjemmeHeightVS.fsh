ValueSet:    HjemmeHeightVS
Id:          hjemme-height
Title:       "Høyde i SNOMED CT"
Description: "Kroppshøyde."
* insert Metadata(draft)
* $sct#1153637007 "Body height"
