Extension:   LegemiddelGenericSubstitution
Id:          legemiddel-generic-substitution
Title:       "Generisk bytte"
Description: "Om apoteket kan bytte til et likeverdig legemiddel, og hvorfor det eventuelt ikke kan."
Context:     MedicationStatement
* insert Metadata(draft)
* extension contains accepted 1..1 MS and reason 0..1 MS
* extension[accepted]
  * ^short = "Om bytte er greit"
  * value[x] 1..
  * value[x] only boolean
* extension[reason]
  * ^short = "Hvorfor legemidlet ikke skal byttes"
  * value[x] 1..
  * value[x] only string
