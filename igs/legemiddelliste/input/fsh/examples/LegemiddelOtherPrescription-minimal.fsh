Instance:    legemiddel-other-prescription-minimal
InstanceOf:  LegemiddelOtherPrescription
Title:       "Næringsmiddel på resept"
Description: "Bare det nødvendige."
Usage:       #example
* extension[itemGroup]
  * extension[itemGroup].valueCodeableConcept = $varegruppe#N
  * extension[text].valueString = "Næringsdrikk"
* identifier[reseptId]
  * system = $resept-id
  * value = "2b0c1d4e-58a1-4d2c-8f0a-6f3b8f9f2a21"
* code = $liste#annen-resept "Resept på annet enn legemiddel"
* subject = Reference(legemiddel-pasient)
