Instance:    legemiddel-medication-full
InstanceOf:  LegemiddelMedication
Title:       "Merkevare med FEST-id og ATC"
Description: "Metformin tabletter som merkevare."
Usage:       #example
* extension[prescriptionGroup].valueCodeableConcept = $reseptgruppe#C "Reseptgruppe C"
* extension[registrationType].valueCodeableConcept = $festtype#2 "Legemiddelmerkevare"
* identifier.value = "ID_00000000-0000-4000-8000-00000a10ba02"
* code
  * coding[FEST] = $fest#ID_00000000-0000-4000-8000-00000a10ba02 "Metformin tablett 500 mg"
  * coding[ATC] = $atc#A10BA02 "Metformin"
  * text = "Metformin tablett 500 mg"
* status = #active
* form.coding[form7448] = $legemiddelform#53 "Tablett"
