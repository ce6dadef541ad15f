Instance:    hjemme-questionnaireresponse-minimal
InstanceOf:  HjemmeQuestionnaireResponse
Usage:       #example
Title:       "Dagsform, påbegynt"
Description: "Bare påkrevde felt; skjemaet er ikke ferdig."
* identifier.system = "https://maaling.example/skjema"
* identifier.value = "q-0002"
* questionnaire = "https://fhirref.example/no/hjemmeoppfolging/Questionnaire/hjemme-questionnaire-full|1.0"
* status = #in-progress
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* authored = "2026-04-03T08:04:00+02:00"
* source = Reference(Patient/hjemme-pasient)
* item.linkId = "pust"
