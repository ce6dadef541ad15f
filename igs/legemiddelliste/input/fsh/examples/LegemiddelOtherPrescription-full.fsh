Instance:    legemiddel-other-prescription-full
InstanceOf:  LegemiddelOtherPrescription
Title:       "Forbruksmateriell på resept"
Description: "Med produktgruppe, dato og forskriver."
Usage:       #example
* extension[itemGroup]
  * extension[itemGroup].valueCodeableConcept = $varegruppe#B
  * extension[productGroup].valueCodeableConcept = $produktgruppe#5010601
  * extension[text].valueString = "Teststrimler til blodsukkermåler, 100 stk"
* identifier[reseptId]
  * type.text = "ReseptId"
  * system = $resept-id
  * value = "2b0c1d4e-58a1-4d2c-8f0a-6f3b8f9f2a22"
* code = $liste#annen-resept "Resept på annet enn legemiddel"
* subject = Reference(legemiddel-pasient)
* created = "2026-09-14"
* author = Reference(legemiddel-fastlege)
