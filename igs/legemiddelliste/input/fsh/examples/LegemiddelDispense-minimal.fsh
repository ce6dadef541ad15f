Instance:    legemiddel-dispense-minimal
InstanceOf:  LegemiddelDispense
Title:       "Utlevering med bare det nødvendige"
Description: "Når, hva og til hvem."
Usage:       #example
* identifier.value = "M10-2026-0001"
* status = #completed
* medicationReference = Reference(legemiddel-medication-full)
* subject = Reference(legemiddel-pasient)
* whenHandedOver = "2026-09-15"
