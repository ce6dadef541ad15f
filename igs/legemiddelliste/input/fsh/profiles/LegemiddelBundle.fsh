Profile:     LegemiddelBundle
Parent:      Bundle
Id:          legemiddel-bundle
Title:       "Legemiddellisten som dokumentpakke"
Description: "Dokumentet som hentes og sendes. Ressursene i det er midlertidige og vises til med urn:uuid."
* insert Metadata(draft)
* obeys legemiddel-dok-1 and legemiddel-dok-2 and legemiddel-dok-3
* identifier 1.. MS
  * system 1..
  * value 1..
* type = #document
* timestamp 1.. MS
* total 0..0
* link 0..0
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
  * resource only LegemiddelComposition
* entry[patient]
  * ^short = "Pasienten listen gjelder"
  * ^definition = "Pasienten listen gjelder, med fødselsnummer eller D-nummer."
  * resource only BasisPatient
