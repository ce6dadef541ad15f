Instance:    hjemme-list-full
InstanceOf:  HjemmeList
Usage:       #example
Title:       "Peker, alle felt"
Description: "Med identifikator og dato."
* extension[custodian].valueReference
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
* identifier.system = "https://maaling.example/peker"
* identifier.value = "peker-1"
* status = #current
* mode = #working
* code = $datatype#maalinger "Målinger"
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* date = "2026-04-02T07:50:00+02:00"
* entry.item = Reference(Endpoint/hjemme-endpoint-full)
