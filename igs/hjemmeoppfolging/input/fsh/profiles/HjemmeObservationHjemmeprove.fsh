Profile:     HjemmeObservationHjemmeprove
Parent:      Observation
Id:          hjemme-observation-hjemmeprove
Title:       "Hjemmeprøve"
Description: "Blodprøve pasienten tar og leser av selv: CRP eller INR."
* insert Metadata(draft)
* obeys hjemme-obs-1 and hjemme-obs-2 and hjemme-lab-1
* insert SourceIdentifier
* insert MeasurementStatus
* insert Category(laboratory, laboratory)
* code from HjemmeHomeTestVS (required)
* code MS
* insert NationalSubject
* effective[x] 1..1 MS
* effective[x] only dateTime
* effective[x] obeys hjemme-obs-3
* insert Performer
* insert MeasuredInAny
* insert AbsentAndInterpretation
* insert DeviceAndRange
