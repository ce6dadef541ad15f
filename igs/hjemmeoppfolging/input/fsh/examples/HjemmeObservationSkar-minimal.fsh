Instance:    hjemme-observation-skar-minimal
InstanceOf:  HjemmeObservationSkar
Usage:       #example
Title:       "Skår, bare påkrevde felt"
Description: "Skår beregnet av tjenesten."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "skar-0002"
* status = #final
* category[survey] = $observation-category#survey "Survey"
* code = $loinc#74465-6
* code.text = "Dagsform, sum"
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* effectiveDateTime = "2026-04-03T08:05:00+02:00"
* performer[organization]
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
* valueQuantity = 1 '{score}' "poeng"
* derivedFrom = Reference(QuestionnaireResponse/hjemme-questionnaireresponse-minimal)
