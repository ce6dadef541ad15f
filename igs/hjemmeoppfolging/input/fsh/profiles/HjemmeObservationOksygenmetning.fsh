Profile:     HjemmeObservationOksygenmetning
Parent:      Observation
Id:          hjemme-observation-oksygenmetning
Title:       "Oksygenmetning"
Description: "Oksygenmetning målt med pulsoksymeter hjemme, gjerne med hvor mye oksygen pasienten fikk: strøm eller andel. Strøm 0 er luft."
* insert Metadata(draft)
* obeys hjemme-obs-7
* insert VitalSign(2708-6, HjemmeOxygenSaturationVS, oxygensat)
* insert Measured(%)
* insert DeviceAndRange
* component MS
  * insert SlicedByPattern(code)
* component contains oxygenFlow 0..1 MS and oxygenShare 0..1 MS
* component[oxygenFlow]
  * ^short = "Tilført oksygen, strøm"
  * code = $loinc#3151-8
  * insert MeasuredIn(L/min)
* component[oxygenShare]
  * ^short = "Tilført oksygen, andel"
  * code = $loinc#3150-6
  * insert MeasuredIn(%)
