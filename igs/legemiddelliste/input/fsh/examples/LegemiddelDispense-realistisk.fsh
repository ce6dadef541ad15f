Instance:    legemiddel-dispense-realistisk
InstanceOf:  LegemiddelDispense
Title:       "Utlevering med bytte"
Description: "Varen var utsolgt; apoteket valgte en annen, og kunden godtok det."
Usage:       #example
* extension[info]
  * extension[concluded].valueBoolean = false
  * extension[cancelled].valueBoolean = false
  * extension[batch].valueString = "A1234"
* extension[intervention]
  * extension[code].valueCodeableConcept = $apotekinngrep#206 "Utsolgt"
  * extension[changeType].valueCodeableConcept = $endringstype#V "Valgt annen vare"
  * extension[customerConfirmed].valueBoolean = true
  * extension[reason].valueString = "Forventes på lager om to uker"
* identifier[m10Id]
  * type.text = "M10id"
  * system = $m10-id
  * value = "91c0f1de-7d2b-4d59-bb38-0b5d6a3a0004"
* status = #completed
* medicationReference = Reference(legemiddel-medication-realistisk)
* subject = Reference(legemiddel-pasient)
* performer.actor = Reference(legemiddel-legekontor)
* authorizingPrescription.identifier
  * system = $resept-id
  * value = "2b0c1d4e-58a1-4d2c-8f0a-6f3b8f9f2c04"
* quantity = 100 '1' "tablett"
* whenHandedOver = "2026-10-25"
* dosageInstruction.text = "1 tablett morgen, midt på dagen og kveld"
* substitution.wasSubstituted = true
