Profile:     HjemmeQuestionnaireResponse
Parent:      QuestionnaireResponse
Id:          hjemme-questionnaireresponse
Title:       "Utfylt skjema"
Description: "Svarene på et skjema. Bare egne skjema brukes slik; målinger er Observation."
* insert Metadata(draft)
* obeys hjemme-skj-2
* identifier 1..1 MS
  * system 1..
  * value 1..
* questionnaire 1..1 MS
* questionnaire obeys hjemme-skj-1
* status MS
* insert NationalSubject
* authored 1..1 MS
* authored obeys hjemme-obs-3
* author only Reference(BasisPatient or BasisRelatedPerson or BasisPractitioner or BasisPractitionerRole)
* source 1..1 MS
* source only Reference(BasisPatient or BasisRelatedPerson)
* item 1.. MS
