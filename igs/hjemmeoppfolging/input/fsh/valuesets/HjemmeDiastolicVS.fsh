ValueSet:    HjemmeDiastolicVS
Id:          hjemme-diastolic
Title:       "Undertrykk i SNOMED CT"
Description: "Den internasjonale koden og koden i den norske utvidelsen."
* insert Metadata(draft)
* $sct#271650006 "Diastolic blood pressure"
* $sct#4481000202108 "Diastolisk blodtrykk"
