Extension:   LegemiddelPackage
Id:          legemiddel-package
Title:       "Navn og pakning"
Description: "Legemidlets navn, og pakningens størrelse og enhet når en pakning er forskrevet."
Context:     Medication
* insert Metadata(draft)
* extension contains name 1..1 MS and packageSize 0..1 and packageUnit 0..1 and recipe 0..1
* extension[name]
  * ^short = "Navn"
  * value[x] 1..
  * value[x] only string
* extension[packageSize]
  * ^short = "Pakningsstørrelse, for eksempel 10x10"
  * value[x] 1..
  * value[x] only string
* extension[packageUnit]
  * ^short = "Pakningsenhet (7452)"
  * value[x] 1..
  * value[x] only CodeableConcept
  * value[x] from PakningsenhetVS (required)
* extension[recipe]
  * ^short = "Oppskrift på et magistrelt legemiddel"
  * value[x] 1..
  * value[x] only string
