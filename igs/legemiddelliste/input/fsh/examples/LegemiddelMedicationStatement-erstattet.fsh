Instance:    legemiddel-medicationstatement-erstattet
InstanceOf:  LegemiddelMedicationStatement
Title:       "Avløst rad"
Description: "Den gamle dosen peker på raden som avløste den."
Usage:       #example
* extension[prescription]
  * extension[itemGroup].valueCodeableConcept = $varegruppe#L "Legemiddel"
  * extension[prescriptionType].valueCodeableConcept = $resepttype#E "Eresept"
  * extension[lastChanged].valueDateTime = "2026-09-14T10:20:00+02:00"
* identifier[pllId]
  * system = $pll-id
  * value = "7a1c7f0e-0a51-4b54-9d6e-2f8f7c0f1c05"
* identifier[reseptId]
  * system = $resept-id
  * value = "2b0c1d4e-58a1-4d2c-8f0a-6f3b8f9f2c05"
* partOf = Reference(legemiddel-medicationstatement-full)
* status = #completed
* medicationReference = Reference(legemiddel-medication-full)
* subject = Reference(legemiddel-pasient)
* effectivePeriod
  * start = "2021-03-01"
  * end = "2026-09-14"
* dosage
  * extension[use].valueCodeableConcept = $legemiddelbruk#1 "Fast"
  * extension[applicationArea].valueString = "Mot diabetes"
  * sequence = 1
  * text = "1/2 tablett morgen"
