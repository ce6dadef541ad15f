Profile:     LegemiddelMedication
Parent:      Medication
Id:          legemiddel-medication
Title:       "Legemiddel"
Description: "Virkestoff, merkevare eller pakning fra FEST, eller et lokalt legemiddel med bare visningstekst."
* insert Metadata(draft)
* insert Imposes(http://hl7.no/fhir/StructureDefinition/no-basis-Medication)
* insert Imposes(http://hl7.org/fhir/uv/ips/StructureDefinition/Medication-uv-ips)
* extension contains LegemiddelPrescriptionGroup named prescriptionGroup 1..1 MS and LegemiddelRegistrationType named registrationType 1..1 MS and LegemiddelPackage named package 0..1 MS
* extension[prescriptionGroup] ^short = "Reseptgruppe"
* extension[registrationType] ^short = "Virkestoff, merkevare eller pakning"
* extension[package] ^short = "Navn og pakning"
* code 1.. MS
* code.coding
  * insert Sliced(value, system)
* code.coding contains FEST 1..1 MS and ATC 0..1 MS
* code.coding[FEST]
  * ^short = "FEST"
  * ^definition = "FEST-id eller varenummer. Et lokalt legemiddel har visningstekst uten kode."
  * obeys legemiddel-fest-1
  * system 1..
  * system = $fest (exactly)
  * display 1..
* code.coding[ATC]
  * insert CodedIn($atc, [[ATC]])
  * obeys legemiddel-atc-1
* status MS
* form 1.. MS
* form.coding 1..
  * insert Sliced(value, system)
* form.coding contains form7448 0..1 MS
* form.coding[form7448]
  * insert CodedIn($legemiddelform, [[Legemiddelform (7448)]])
* amount MS
* ingredient MS
