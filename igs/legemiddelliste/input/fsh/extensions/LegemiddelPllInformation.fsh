Extension:   LegemiddelPllInformation
Id:          legemiddel-pll-information
Title:       "Opplysninger om listen"
Description: "Om listen skal sendes, når den er datert, hvem som er ansvarlig for multidose, og hva som er pakket."
Context:     Basic
* insert Metadata(draft)
* extension contains createPll 0..1 MS and pllDate 0..1 MS and relatedParty 0..* MS and deliveryInformation 0..* MS and substitute 0..1 and text 0..1 and warning 0..*
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
  * extension contains prescription 1..1 and firstDose 1..1 and lastDose 0..1 and m10Reference 0..1 and repacking 0..1 and dispense 0..1
  * extension[prescription].value[x] 1..
  * extension[prescription].value[x] only Reference(LegemiddelMedicationStatement)
  * extension[firstDose].value[x] 1..
  * extension[firstDose].value[x] only dateTime
  * extension[lastDose].value[x] 1..
  * extension[lastDose].value[x] only dateTime
  * extension[m10Reference].value[x] 1..
  * extension[m10Reference].value[x] only string
  * extension[repacking].value[x] 1..
  * extension[repacking].value[x] only CodeableConcept
  * extension[repacking].value[x] from OmpakkingVS (required)
  * extension[dispense].value[x] 1..
  * extension[dispense].value[x] only Reference(LegemiddelDispense)
* extension[substitute]
  * ^short = "Skrevet av en vikar"
  * value[x] 1..
  * value[x] only boolean
* extension[text]
  * ^short = "Tekst fra avsenderen"
  * value[x] 1..
  * value[x] only string
* extension[warning]
  * ^short = "Varsel fra tjenesten"
  * value[x] 1..
  * value[x] only string
