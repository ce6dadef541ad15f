Profile:     HjemmeObservationSpirometri
Parent:      Observation
Id:          hjemme-observation-spirometri
Title:       "Pustemåling"
Description: "Toppstrøm (PEF), FEV1, FVC eller forholdet mellom dem, målt hjemme. Én måling per Observation."
* insert Metadata(draft)
* obeys hjemme-obs-1 and hjemme-obs-2 and hjemme-spi-1
* insert SourceIdentifier
* insert MeasurementStatus
* insert Category(procedure, procedure)
* code from HjemmeSpirometryVS (required)
* code MS
* insert NationalSubject
* effective[x] 1..1 MS
* effective[x] only dateTime
* effective[x] obeys hjemme-obs-3
* insert Performer
* insert MeasuredInAny
* insert AbsentAndInterpretation
* insert DeviceAndRange
