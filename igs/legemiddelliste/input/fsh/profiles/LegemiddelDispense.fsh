Profile:     LegemiddelDispense
Parent:      MedicationDispense
Id:          legemiddel-dispense
Title:       "Utlevering"
Description: "Det apoteket har utlevert på en resept i listen."
* insert Metadata(draft)
* extension contains LegemiddelDispenseInfo named info 0..1 MS and LegemiddelIntervention named intervention 0..* MS
* extension[info] ^short = "Sluttekspedert, annullert, batch"
* extension[intervention] ^short = "Hva apoteket endret"
* identifier 1.. MS
  * insert Sliced(value, system)
* identifier contains m10Id 0..1 MS
* identifier[m10Id]
  * insert OwnIdentifier($m10-id, [[Utleveringsmeldingens id (M10)]])
* status MS
* medication[x] only Reference(LegemiddelMedication or LegemiddelMagistrell)
* medication[x] MS
* subject 1.. MS
* subject only Reference(BasisPatient)
* performer MS
  * actor only Reference(BasisOrganization or BasisPractitioner or BasisPractitionerRole)
* authorizingPrescription MS
  * ^short = "Resepten, vist til med resept-id"
  * identifier 1..
* quantity MS
* substitution MS
* whenHandedOver 1.. MS
