Profile:     HjemmeDetectedIssue
Parent:      DetectedIssue
Id:          hjemme-detectedissue
Title:       "Varsel"
Description: "Noe som må ses på: en terskel er brutt, en måling uteble, utstyret svikter. Oppfølgingen står i rekkefølge under mitigation."
* insert Metadata(draft)
* obeys hjemme-var-1 and hjemme-var-2
* insert SourceIdentifier
* status MS
* code 1..1 MS
* code from HjemmeVarselVS (extensible)
* severity 1..1 MS
* patient 1..1 MS
* patient only Reference(BasisPatient)
* patient obeys hjemme-sub-1 and hjemme-sub-2
  * identifier 1..1 MS
    * system 1..
    * value 1..
* identified[x] 1..1 MS
* identified[x] only dateTime
* identified[x] obeys hjemme-obs-3
* author MS
* author only Reference(HjemmeDevice or BasisPractitioner or BasisPractitionerRole)
* implicated MS
* implicated only Reference(Observation or HjemmeDevice or HjemmeQuestionnaireResponse)
* detail MS
* mitigation MS
  * date 1..1
  * author only Reference(BasisPractitioner or BasisPractitionerRole)
