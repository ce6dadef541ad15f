Profile:     HjemmeObservationOksygentilforsel
Parent:      Observation
Id:          hjemme-observation-oksygentilforsel
Title:       "Tilført oksygen"
Description: "Om pasienten får oksygen, og hvor mye: strøm i liter per minutt (0 er luft) eller andel i prosent. En egen måling: kjernestandarden tillater ikke liter per minutt i en metning."
* insert Metadata(draft)
* obeys hjemme-obs-1 and hjemme-obs-2 and hjemme-oks-1
* insert SourceIdentifier
* insert MeasurementStatus
* insert Category(procedure, procedure)
* code from HjemmeOxygenSupplyVS (required)
* code MS
* insert NationalSubject
* effective[x] 1..1 MS
* effective[x] only dateTime
* effective[x] obeys hjemme-obs-3
* insert Performer
* insert MeasuredInAny
* insert AbsentAndInterpretation
* insert DeviceAndRange
