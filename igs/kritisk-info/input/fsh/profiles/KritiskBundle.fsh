Profile:     KritiskBundle
Parent:      Bundle
Id:          kritisk-bundle
Title:       "Pasientoppsummering som dokumentpakke"
Description: "Pasientoppsummeringen med alt den viser til."
* insert Metadata(draft)
* insert Imposes(http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips)
* obeys kritisk-dok-1 and kritisk-dok-2 and kritisk-dok-3
* identifier 1.. MS
  * system 1..
  * value 1..
* type = #document
* timestamp 1.. MS
* total 0..0
* entry 2.. MS
  * insert Sliced(type, resource)
  * fullUrl 1..
  * resource 1..
  * search 0..0
  * request 0..0
  * response 0..0
* entry contains composition 1..1 MS and patient 1..1 MS
* entry[composition]
  * ^short = "Forsiden, alltid først"
  * ^definition = "Dokumentets Composition."
  * resource only KritiskComposition
* entry[patient]
  * ^short = "Pasienten oppsummeringen gjelder"
  * ^definition = "Pasienten oppsummeringen gjelder, med navn og fødselsdato."
  * resource only BasisPatient
