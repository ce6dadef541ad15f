Instance:    hjemme-questionnaire-full
InstanceOf:  HjemmeQuestionnaire
Usage:       #example
Title:       "Dagsform"
Description: "Daglig skjema om pust, hoste og energi."
* url = "https://fhirref.example/no/hjemmeoppfolging/Questionnaire/hjemme-questionnaire-full"
* version = "1.0"
* name = "HjemmeDagsform"
* title = "Dagsform"
* status = #active
* date = "2026-01-15"
* publisher = "FhirRef"
* description = "Fylles ut hver morgen. Summen sendes som egen måling."
* subjectType = #Patient
* item[+]
  * linkId = "pust"
  * text = "Hvor tungpusten er du i dag, fra 0 (ikke) til 3 (svært)?"
  * type = #integer
  * required = true
* item[+]
  * linkId = "hoste"
  * text = "Hvor mye hoster du, fra 0 (ikke) til 3 (svært mye)?"
  * type = #integer
  * required = true
* item[+]
  * linkId = "merknad"
  * text = "Er det noe annet du vil si fra om?"
  * type = #text
