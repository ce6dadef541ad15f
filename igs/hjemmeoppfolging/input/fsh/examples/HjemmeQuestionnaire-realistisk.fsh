Instance:    hjemme-questionnaire-realistisk
InstanceOf:  HjemmeQuestionnaire
Usage:       #example
Title:       "Ukeskjema ved hjertesvikt"
Description: "Fylles ut hver søndag."
* url = "https://fhirref.example/no/hjemmeoppfolging/Questionnaire/hjemme-questionnaire-realistisk"
* version = "2.1"
* name = "HjemmeHjertesvikt"
* title = "Ukeskjema ved hjertesvikt"
* status = #active
* subjectType = #Patient
* item[+]
  * linkId = "1"
  * text = "Plager den siste uken"
  * type = #group
  * item[+]
    * linkId = "1.1"
    * text = "Er du hoven i beina?"
    * type = #boolean
    * required = true
  * item[+]
    * linkId = "1.2"
    * text = "Hvor mange puter sover du med?"
    * type = #integer
* item[+]
  * linkId = "2"
  * text = "Har du tatt vanndrivende medisin hver dag?"
  * type = #boolean
