Extension:   LegemiddelRegistration
Id:          legemiddel-registration
Title:       "Registrering"
Description: "Hvem som gjorde hva med raden, og når: forskrev eller seponerte."
Context:     MedicationStatement
* insert Metadata(draft)
* extension contains type 1..1 MS and provider 1..1 MS and timestamp 1..1 MS and status 0..1
* extension[type]
  * ^short = "Forskrevet av eller seponert av"
  * value[x] 1..
  * value[x] only CodeableConcept
  * value[x] from RegistreringsrolleVS (required)
* extension[provider]
  * ^short = "Helsepersonellet"
  * value[x] 1..
  * value[x] only Reference(BasisPractitioner or BasisPractitionerRole)
* extension[timestamp]
  * ^short = "Tidspunkt"
  * value[x] 1..
  * value[x] only dateTime
* extension[status]
  * ^short = "Status for registreringen"
  * value[x] 1..
  * value[x] only CodeableConcept
