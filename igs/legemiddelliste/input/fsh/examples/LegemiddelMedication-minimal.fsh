Instance:    legemiddel-medication-minimal
InstanceOf:  LegemiddelMedication
Title:       "Lokalt legemiddel uten kode"
Description: "Kosttilskudd som bare er kjent ved navn."
Usage:       #example
* extension[prescriptionGroup].valueCodeableConcept = $reseptgruppe#K "Kosttilskudd"
* extension[registrationType].valueCodeableConcept = $festtype#2 "Legemiddelmerkevare"
* code.coding[FEST]
  * system = $fest
  * display = "Tran kapsler"
* form.coding = $edqm#10211000 "Capsule, soft"
