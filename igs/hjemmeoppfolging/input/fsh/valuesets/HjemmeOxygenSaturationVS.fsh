ValueSet:    HjemmeOxygenSaturationVS
Id:          hjemme-oxygen-saturation
Title:       "Oksygenmetning i SNOMED CT"
Description: "Metning målt i blod."
* insert Metadata(draft)
* $sct#431314004 "Peripheral oxygen saturation"
