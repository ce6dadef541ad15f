Instance:    hjemme-observation-glukose-realistisk
InstanceOf:  HjemmeObservationGlukose
Usage:       #example
Title:       "Glukose, slik det ser ut i praksis"
Description: "Lav verdi før frokost hos en pasient med insulin."
* identifier.system = "https://maaling.example/maling"
* identifier.value = "glukose-0417"
* status = #final
* category[laboratory] = $observation-category#laboratory "Laboratory"
* code.coding[NLK] = $kodeverk-7280#NPU02187
* code.coding[loinc] = $loinc#15074-8
* code.text = "Glukose"
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
* valueQuantity = 3.4 'mmol/L' "mmol/L"
* interpretation = $interpretation#L "Low"
* device.identifier.system = "https://maaling.example/utstyr"
* device.identifier.value = "SN-77120"
* device.display = "Måleutstyr hjemme"
* note.text = "Drakk et glass juice."
