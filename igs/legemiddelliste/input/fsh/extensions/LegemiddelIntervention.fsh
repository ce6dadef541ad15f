Extension:   LegemiddelIntervention
Id:          legemiddel-intervention
Title:       "Inngrep i apotek"
Description: "Hva apoteket endret ved utleveringen, og hvorfor."
Context:     MedicationDispense
* insert Metadata(draft)
* extension contains code 1..1 MS and changeType 0..1 MS and customerConfirmed 0..1 and reason 0..1
* extension[code]
  * ^short = "Grunn (7412)"
  * value[x] 1..
  * value[x] only CodeableConcept
  * value[x] from ApotekinngrepVS (required)
* extension[changeType]
  * ^short = "Type endring (7413)"
  * value[x] 1..
  * value[x] only CodeableConcept
  * value[x] from EndringstypeVS (required)
* extension[customerConfirmed]
  * ^short = "Kunden har bekreftet"
  * value[x] 1..
  * value[x] only boolean
* extension[reason]
  * ^short = "Begrunnelse"
  * value[x] 1..
  * value[x] only string
