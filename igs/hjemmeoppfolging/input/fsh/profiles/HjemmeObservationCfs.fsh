Profile:     HjemmeObservationCfs
Parent:      Observation
Id:          hjemme-observation-cfs
Title:       "Klinisk skrøpelighetsskala"
Description: "Skrøpelighet fra 1 (svært sprek) til 9 (terminalt syk), satt av helsepersonell."
* insert Metadata(draft)
* obeys hjemme-obs-1 and hjemme-obs-2 and hjemme-cfs-1
* insert SourceIdentifier
* insert MeasurementStatus
* insert Category(survey, survey)
* code MS
* code = $sct#763264000
* insert NationalSubject
* effective[x] 1..1 MS
* effective[x] only dateTime
* effective[x] obeys hjemme-obs-3
* insert Performer
* insert Measured({score})
