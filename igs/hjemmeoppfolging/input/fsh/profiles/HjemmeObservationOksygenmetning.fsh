Profile:     HjemmeObservationOksygenmetning
Parent:      Observation
Id:          hjemme-observation-oksygenmetning
Title:       "Oksygenmetning"
Description: "Oksygenmetning målt med pulsoksymeter hjemme."
* insert Metadata(draft)
* obeys hjemme-obs-7
* insert VitalSign(2708-6, HjemmeOxygenSaturationVS, oxygensat)
* insert Measured(%)
* insert DeviceAndRange
