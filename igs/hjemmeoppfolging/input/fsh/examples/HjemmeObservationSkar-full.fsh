Instance:    hjemme-observation-skar-full
InstanceOf:  HjemmeObservationSkar
Usage:       #example
Title:       "Skår for dagsform, alle felt"
Description: "Summen av dagens skjema, med tolkning og merknad."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "skar-0001"
* status = #final
* category[survey] = $observation-category#survey "Survey"
* code = $loinc#74465-6
* code.text = "Dagsform, sum"
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* effectiveDateTime = "2026-04-02T08:05:00+02:00"
* performer[organization]
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
* performer[patient]
  * reference = "Patient/hjemme-pasient"
  * type = "Patient"
* valueQuantity = 4 '{score}' "poeng"
* interpretation = $interpretation#A "Abnormal"
* note.text = "Mer tungpust enn i går."
* derivedFrom = Reference(QuestionnaireResponse/hjemme-questionnaireresponse-full)
