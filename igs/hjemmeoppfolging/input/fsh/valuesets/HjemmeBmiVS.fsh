ValueSet:    HjemmeBmiVS
Id:          hjemme-bmi
Title:       "Kroppsmasseindeks i SNOMED CT"
Description: "Kroppsmasseindeks."
* insert Metadata(draft)
* $sct#60621009 "Body mass index"
