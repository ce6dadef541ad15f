Instance:    legemiddel-dispense-full
InstanceOf:  LegemiddelDispense
Title:       "Utlevert fra apotek"
Description: "Hele mengden er utlevert på resepten."
Usage:       #example
* identifier[m10Id]
  * system = $m10-id
  * value = "91c0f1de-7d2b-4d59-bb38-0b5d6a3a0001"
* status = #completed
* medicationReference = Reference(legemiddel-medication-full)
* subject = Reference(legemiddel-pasient)
* performer.actor = Reference(legemiddel-legekontor)
* authorizingPrescription.identifier
  * system = $resept-id
  * value = "2b0c1d4e-58a1-4d2c-8f0a-6f3b8f9f2a01"
* quantity = 200 '1' "tablett"
* whenHandedOver = "2026-09-15"
* dosageInstruction.text = "1 tablett morgen"
