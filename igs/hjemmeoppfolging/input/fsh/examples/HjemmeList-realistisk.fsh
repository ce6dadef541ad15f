Instance:    hjemme-list-realistisk
InstanceOf:  HjemmeList
Usage:       #example
Title:       "Peker til skjema"
Description: "Kommunen har også skjema om pasienten."
* extension[custodian].valueReference
  * identifier.system = $enh
  * identifier.value = "310000000"
  * display = "Fjordlandet kommune"
* identifier.system = "https://maaling.example/peker"
* identifier.value = "310000000-skjema-7713"
* status = #current
* mode = #working
* code = $datatype#skjema "Skjema og svar"
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* date = "2026-11-14T07:13:05+01:00"
* entry.item = Reference(Endpoint/hjemme-endpoint-realistisk)
