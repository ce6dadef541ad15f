ValueSet:    HjemmeSystolicVS
Id:          hjemme-systolic
Title:       "Overtrykk i SNOMED CT"
Description: "Den internasjonale koden og koden i den norske utvidelsen."
* insert Metadata(draft)
* $sct#271649006 "Systolic blood pressure"
* $sct#4471000202106 "Systolisk blodtrykk"
