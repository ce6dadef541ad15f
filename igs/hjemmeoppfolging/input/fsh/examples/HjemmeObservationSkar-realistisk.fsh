Instance:    hjemme-observation-skar-realistisk
InstanceOf:  HjemmeObservationSkar
Usage:       #example
Title:       "Skår, slik det ser ut i praksis"
Description: "Summen etter en dårlig natt."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "skar-0417"
* status = #final
* category[survey] = $observation-category#survey "Survey"
* code = $loinc#74465-6
* code.text = "Dagsform, sum"
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* effectiveDateTime = "2026-11-14T07:12:33+01:00"
* issued = "2026-11-14T07:13:02+01:00"
* performer[organization]
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
* performer[patient]
  * reference = "Patient/hjemme-pasient"
  * type = "Patient"
* valueQuantity = 5 '{score}' "poeng"
* interpretation = $interpretation#A "Abnormal"
* derivedFrom = Reference(QuestionnaireResponse/hjemme-questionnaireresponse-full)
