Extension:   LegemiddelAdministration
Id:          legemiddel-administration
Title:       "Håndtering av legemidlet"
Description: "Om legemidlet pakkes i multidose, og hvem som deler det ut og hvordan."
Context:     MedicationStatement
* insert Metadata(draft)
* extension contains multidose 0..1 MS and noCombination 0..1 and byWhom 0..1 and way 0..1 and byWhomText 0..1 and wayText 0..1
* extension[multidose]
  * ^short = "Pakkes i multidose"
  * value[x] 1..
  * value[x] only boolean
* extension[noCombination]
  * ^short = "Skal ikke pakkes sammen med andre"
  * value[x] 1..
  * value[x] only boolean
* extension[byWhom]
  * ^short = "Hvem som deler ut (9074)"
  * value[x] 1..
  * value[x] only CodeableConcept
  * value[x] from UtdelerVS (required)
* extension[way]
  * ^short = "Hvordan det deles ut (9075)"
  * value[x] 1..
  * value[x] only CodeableConcept
  * value[x] from UtdelingsmateVS (required)
* extension[byWhomText]
  * ^short = "Hvem som deler ut, etter skjema"
  * value[x] 1..
  * value[x] only string
* extension[wayText]
  * ^short = "Skjema for utdeling"
  * value[x] 1..
  * value[x] only string
