Profile:     HjemmeObservationNews2
Parent:      Observation
Id:          hjemme-observation-news2
Title:       "NEWS2"
Description: "Samlet skår for tidlig varsling, med poengene for hver av de sju delene. Mangler en del, er det ingen sum: en sum av færre ser bedre ut enn pasienten er."
* insert Metadata(draft)
* obeys hjemme-obs-1 and hjemme-obs-2 and hjemme-news-1 and hjemme-news-2 and hjemme-news-3 and hjemme-news-4 and hjemme-news-5
* insert SourceIdentifier
* insert MeasurementStatus
* insert Category(survey, survey)
* code MS
* code = $sct#1104051000000101
* insert NationalSubject
* effective[x] 1..1 MS
* effective[x] only dateTime
* effective[x] obeys hjemme-obs-3
* insert Performer
* value[x] only Quantity
* value[x] MS
* valueQuantity
  * insert Score
* dataAbsentReason from $absent-reason-vs (required)
* dataAbsentReason MS
* interpretation 0..1 MS
* interpretation from HjemmeNews2ResponsVS (required)
* note MS
* derivedFrom MS
* derivedFrom only Reference(Observation)
* component 7..7 MS
  * obeys hjemme-obs-5
  * code from HjemmeNews2PartVS (required)
  * value[x] only Quantity
  * valueQuantity
    * insert Score
  * dataAbsentReason from $absent-reason-vs (required)
