Instance:    hjemme-questionnaireresponse-full
InstanceOf:  HjemmeQuestionnaireResponse
Usage:       #example
Title:       "Dagsform, utfylt"
Description: "Alle svar, fylt ut av pasienten."
* identifier.system = "https://maaling.example/skjema"
* identifier.value = "q-0001"
* questionnaire = "https://fhirref.example/no/hjemmeoppfolging/Questionnaire/hjemme-questionnaire-full|1.0"
* status = #completed
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* authored = "2026-04-02T08:04:00+02:00"
* author = Reference(Patient/hjemme-pasient)
* source = Reference(Patient/hjemme-pasient)
* item[+]
  * linkId = "pust"
  * answer.valueInteger = 3
* item[+]
  * linkId = "hoste"
  * answer.valueInteger = 1
* item[+]
  * linkId = "merknad"
  * answer.valueString = "Våknet to ganger i natt."
