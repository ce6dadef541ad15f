Instance:    hjemme-list-minimal
InstanceOf:  HjemmeList
Usage:       #example
Title:       "Peker, bare påkrevde felt"
Description: "Virksomhet, datatype og adresse."
* extension[custodian].valueReference
  * identifier.system = $enh
  * identifier.value = "310000000"
* status = #current
* mode = #working
* code = $datatype#maalinger "Målinger"
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* entry.item = Reference(Endpoint/hjemme-endpoint-minimal)
