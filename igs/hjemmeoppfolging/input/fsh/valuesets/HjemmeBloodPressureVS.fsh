ValueSet:    HjemmeBloodPressureVS
Id:          hjemme-blood-pressure
Title:       "Blodtrykk i SNOMED CT"
Description: "Panelet blodtrykk."
* insert Metadata(draft)
* $sct#75367002 "Blood pressure"
