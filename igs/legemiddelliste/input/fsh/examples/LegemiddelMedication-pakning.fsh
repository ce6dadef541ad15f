Instance:    legemiddel-medication-pakning
InstanceOf:  LegemiddelMedication
Title:       "Pakning med varenummer"
Description: "Paracetamol som pakning."
Usage:       #example
* extension[prescriptionGroup].valueCodeableConcept = $reseptgruppe#F "Reseptfritt"
* extension[registrationType].valueCodeableConcept = $festtype#3 "Legemiddelpakning"
* code
  * coding[FEST] = $fest#999001 "Paracetamol tablett 500 mg, 20 stk"
  * coding[ATC] = $atc#N02BE01 "Paracetamol"
* form.coding[form7448] = $legemiddelform#53 "Tablett"
* amount
  * numerator = 20 '1' "stk"
  * denominator = 1 '1' "pakning"
