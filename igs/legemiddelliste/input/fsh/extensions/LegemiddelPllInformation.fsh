Extension:   LegemiddelPllInformation
Id:          legemiddel-pll-information
Title:       "Opplysninger om listen"
Description: "Om listen skal sendes, når den er datert, hvem som er ansvarlig for multidose, og hva som er pakket."
Context:     Basic
* insert Metadata(draft)
* extension contains createPll 0..1 MS and pllDate 0..1 MS and relatedParty 0..* MS and deliveryInformation 0..* MS
* extension[createPll]
  * ^short = "Om listen skal sendes videre"
  * value[x] 1..
  * value[x] only boolean
* extension[pllDate]
  * ^short = "Når listen er datert"
  * value[x] 1..
  * value[x] only dateTime
* extension[relatedParty]
  * ^short = "Multidoseansvarlig lege eller farmasøyt"
  * value[x] 1..
  * value[x] only Reference(BasisPractitionerRole)
* extension[deliveryInformation]
  * ^short = "Multidose som er pakket og levert"
  * extension contains prescription 1..1 and firstDose 1..1 and lastDose 0..1
  * extension[prescription].value[x] 1..
  * extension[prescription].value[x] only Reference(LegemiddelMedicationStatement)
  * extension[firstDose].value[x] 1..
  * extension[firstDose].value[x] only dateTime
  * extension[lastDose].value[x] 1..
  * extension[lastDose].value[x] only dateTime
