Profile:     HjemmeObservationBevissthet
Parent:      Observation
Id:          hjemme-observation-bevissthet
Title:       "Bevissthet (ACVPU)"
Description: "Bevissthetsgraden slik NEWS2 bruker den: våken, nyoppstått forvirring, reagerer på tiltale, på smerte, eller ikke."
* insert Metadata(draft)
* obeys hjemme-obs-1 and hjemme-obs-2
* insert SourceIdentifier
* insert MeasurementStatus
* insert Category(survey, survey)
* code MS
* code = $sct#1104441000000107
* insert NationalSubject
* effective[x] 1..1 MS
* effective[x] only dateTime
* effective[x] obeys hjemme-obs-3
* insert Performer
* value[x] only CodeableConcept
* value[x] MS
* valueCodeableConcept from HjemmeAcvpuVS (required)
* dataAbsentReason from $absent-reason-vs (required)
* dataAbsentReason MS
* note MS
