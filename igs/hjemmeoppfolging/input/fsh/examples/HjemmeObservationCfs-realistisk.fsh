Instance:    hjemme-observation-cfs-realistisk
InstanceOf:  HjemmeObservationCfs
Usage:       #example
Title:       "Skrøpelighet, slik det ser ut i praksis"
Description: "Satt av hjemmesykepleier ved oppstart av oppfølgingen."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "cfs-0417"
* status = #final
* category[survey] = $observation-category#survey "Survey"
* code = $sct#763264000
* code.text = "Klinisk skrøpelighetsskala"
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
* performer[practitioner]
  * type = "Practitioner"
  * identifier.system = $hpr
  * identifier.value = "9990003"
  * display = "Mari Nes, sykepleier"
* valueQuantity = 5 '{score}' "poeng"
* note.text = "Klarer seg innendørs, trenger hjelp til innkjøp."
