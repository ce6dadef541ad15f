Instance:    hjemme-questionnaire-minimal
InstanceOf:  HjemmeQuestionnaire
Usage:       #example
Title:       "Ett spørsmål, bare påkrevde felt"
Description: "Skjema med ett spørsmål."
* url = "https://fhirref.example/no/hjemmeoppfolging/Questionnaire/hjemme-questionnaire-minimal"
* version = "1.0"
* title = "Har du det bra?"
* status = #draft
* subjectType = #Patient
* item
  * linkId = "bra"
  * text = "Har du det bra i dag?"
  * type = #boolean
