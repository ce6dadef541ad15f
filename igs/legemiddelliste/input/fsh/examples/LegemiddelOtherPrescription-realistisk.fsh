Instance:    legemiddel-other-prescription-realistisk
InstanceOf:  LegemiddelOtherPrescription
Title:       "Næringsdrikker etter sykehusopphold"
Description: "Foreskrevet ved utskriving til en som har mistet matlysten."
Usage:       #example
* extension[itemGroup]
  * extension[itemGroup].valueCodeableConcept = $varegruppe#N
  * extension[text].valueString = "Energirik næringsdrikk, 2 flasker daglig i 4 uker"
* identifier[reseptId]
  * type.text = "ReseptId"
  * system = $resept-id
  * value = "2b0c1d4e-58a1-4d2c-8f0a-6f3b8f9f2a23"
* code = $liste#annen-resept "Resept på annet enn legemiddel"
* subject = Reference(legemiddel-pasient)
* created = "2026-10-23"
* author = Reference(legemiddel-lege)
