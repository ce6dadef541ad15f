Profile:     HjemmeObservationSkar
Parent:      Observation
Id:          hjemme-observation-skar
Title:       "Skår fra skjema"
Description: "Summen eller skåren av et utfylt skjema. Peker på svarene den er regnet ut av."
* insert Metadata(draft)
* obeys hjemme-obs-1 and hjemme-obs-2
* insert SourceIdentifier
* insert MeasurementStatus
* insert Category(survey, survey)
* code MS
* code = $loinc#74465-6
  * text 1..
    * ^short = "Navnet på skåren"
* insert NationalSubject
* effective[x] 1..1 MS
* effective[x] only dateTime
* effective[x] obeys hjemme-obs-3
* insert Performer
* insert Measured({score})
* derivedFrom 1.. MS
* derivedFrom only Reference(HjemmeQuestionnaireResponse)
