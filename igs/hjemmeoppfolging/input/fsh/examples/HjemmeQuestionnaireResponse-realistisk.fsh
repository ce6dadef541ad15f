Instance:    hjemme-questionnaireresponse-realistisk
InstanceOf:  HjemmeQuestionnaireResponse
Usage:       #example
Title:       "Ukeskjema, utfylt av datteren"
Description: "Svart på vegne av pasienten."
* identifier.system = "https://maaling.example/skjema"
* identifier.value = "q-7713"
* questionnaire = "https://fhirref.example/no/hjemmeoppfolging/Questionnaire/hjemme-questionnaire-realistisk|2.1"
* status = #completed
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* authored = "2026-11-15T18:40:00+01:00"
* source
  * type = "RelatedPerson"
  * display = "Datter"
* item[+]
  * linkId = "1"
  * item[+]
    * linkId = "1.1"
    * answer.valueBoolean = true
  * item[+]
    * linkId = "1.2"
    * answer.valueInteger = 3
* item[+]
  * linkId = "2"
  * answer.valueBoolean = true
