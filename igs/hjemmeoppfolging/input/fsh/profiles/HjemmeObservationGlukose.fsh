Profile:     HjemmeObservationGlukose
Parent:      Observation
Id:          hjemme-observation-glukose
Title:       "Glukose"
Description: "Glukose i blod målt hjemme, i mmol/L."
* insert Metadata(draft)
* obeys hjemme-obs-1 and hjemme-obs-2
* insert SourceIdentifier
* insert MeasurementStatus
* insert Category(laboratory, laboratory)
* code MS
* code obeys hjemme-obs-9
  * coding
    * insert SlicedByValue(system)
  * coding contains NLK 0..1 MS and loinc 0..1 MS and snomed 0..1
  * coding[NLK]
    * insert CodeFrom($kodeverk-7280, [[Norsk laboratoriekodeverk (7280)]])
  * coding[loinc]
    * insert CodeFrom($loinc, [[LOINC]])
  * coding[snomed] from HjemmeGlucoseVS (required)
    * insert CodeFrom($sct, [[SNOMED CT]])
* insert NationalSubject
* effective[x] 1..1 MS
* effective[x] only dateTime
* effective[x] obeys hjemme-obs-3
* insert Performer
* insert Measured(mmol/L)
* insert DeviceAndRange
