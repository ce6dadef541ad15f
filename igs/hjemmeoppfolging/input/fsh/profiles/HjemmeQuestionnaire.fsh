Profile:     HjemmeQuestionnaire
Parent:      Questionnaire
Id:          hjemme-questionnaire
Title:       "Skjema"
Description: "Et skjema pasienten fyller ut hjemme."
* insert Metadata(draft)
* url 1..1 MS
* version 1..1 MS
* title 1..1 MS
* status MS
* subjectType 1..1
* subjectType = #Patient (exactly)
* item 1.. MS
  * text 1..1 MS
