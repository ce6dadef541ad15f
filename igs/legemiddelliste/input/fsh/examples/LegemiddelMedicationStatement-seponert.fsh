Instance:    legemiddel-medicationstatement-seponert
InstanceOf:  LegemiddelMedicationStatement
Title:       "Seponert legemiddel"
Description: "En seponert rad blir stående i 90 dager, med grunn, tidspunkt og hvem som seponerte."
Usage:       #example
* extension[prescription]
  * extension[itemGroup].valueCodeableConcept = $varegruppe#L "Legemiddel"
  * extension[prescriptionType].valueCodeableConcept = $resepttype#E "Eresept"
  * extension[lastChanged].valueDateTime = "2026-10-20T09:00:00+02:00"
* extension[registration]
  * extension[type].valueCodeableConcept = $registreringsrolle#3 "Seponert av"
  * extension[provider].valueReference = Reference(legemiddel-lege)
  * extension[timestamp].valueDateTime = "2026-10-20T09:00:00+02:00"
* identifier[pllId]
  * system = $pll-id
  * value = "7a1c7f0e-0a51-4b54-9d6e-2f8f7c0f1a03"
* identifier[reseptId]
  * system = $resept-id
  * value = "2b0c1d4e-58a1-4d2c-8f0a-6f3b8f9f2a03"
* status = #stopped
* statusReason = $seponeringsgrunn#A "Avsluttet behandling"
* medicationReference = Reference(legemiddel-medication-pakning)
* subject = Reference(legemiddel-pasient)
* effectivePeriod
  * start = "2026-08-01"
  * end = "2026-10-20"
* dosage
  * extension[use].valueCodeableConcept = $legemiddelbruk#3 "Ved behov"
  * extension[applicationArea].valueString = "Mot smerter"
  * sequence = 1
  * text = "1-2 tabletter ved behov, inntil 4 ganger i døgnet"
