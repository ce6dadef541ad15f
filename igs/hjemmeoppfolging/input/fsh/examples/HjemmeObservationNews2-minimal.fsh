Instance:    hjemme-observation-news2-minimal
InstanceOf:  HjemmeObservationNews2
Usage:       #example
Title:       "NEWS2, bare påkrevde felt"
Description: "Alle delene har null poeng."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "news2-minimal"
* status = #final
* category[survey] = $observation-category#survey "Survey"
* code = $sct#1104051000000101
* code.text = "NEWS2"
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* effectiveDateTime = "2026-04-03T08:00:00+02:00"
* performer[organization]
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
* valueQuantity = 0 '{score}' "poeng"
* component[+]
  * code = $sct#1104301000000104
  * valueQuantity = 0 '{score}' "poeng"
* component[+]
  * code = $sct#1104311000000102
  * valueQuantity = 0 '{score}' "poeng"
* component[+]
  * code = $sct#1104331000000105
  * valueQuantity = 0 '{score}' "poeng"
* component[+]
  * code = $sct#1104341000000101
  * valueQuantity = 0 '{score}' "poeng"
* component[+]
  * code = $sct#1104351000000103
  * valueQuantity = 0 '{score}' "poeng"
* component[+]
  * code = $sct#1104361000000100
  * valueQuantity = 0 '{score}' "poeng"
* component[+]
  * code = $sct#1104371000000107
  * valueQuantity = 0 '{score}' "poeng"
