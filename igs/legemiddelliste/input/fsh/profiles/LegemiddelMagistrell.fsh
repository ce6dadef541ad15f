Profile:     LegemiddelMagistrell
Parent:      Medication
Id:          legemiddel-magistrell
Title:       "Magistrelt legemiddel"
Description: "Et legemiddel som apoteket lager etter oppskrift."
* insert Metadata(draft)
* extension contains LegemiddelPrescriptionGroup named prescriptionGroup 1..1 MS and LegemiddelPackage named package 1..1 MS
* extension[prescriptionGroup] ^short = "Reseptgruppe"
* extension[package]
  * ^short = "Navn og oppskrift"
  * extension[recipe] 1..
* code 1.. MS
* code.coding
  * insert Sliced(value, system)
* code.coding contains magistrell 1..1 MS
* code.coding[magistrell]
  * ^short = "Type legemiddel (7424)"
  * ^definition = "Kode 10 for magistrell."
  * system 1..
  * system = $magistrell (exactly)
  * code 1..
  * code = #10 (exactly)
* form 1.. MS
* amount 1.. MS
* ingredient 1.. MS
  * strength 1..
