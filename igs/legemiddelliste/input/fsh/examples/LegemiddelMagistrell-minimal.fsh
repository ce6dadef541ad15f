Instance:    legemiddel-magistrell-minimal
InstanceOf:  LegemiddelMagistrell
Title:       "Magistrelt legemiddel med bare det nødvendige"
Description: "En krem som apoteket lager."
Usage:       #example
* extension[prescriptionGroup].valueCodeableConcept = $reseptgruppe#C "Reseptgruppe C"
* extension[package]
  * extension[name].valueString = "Fuktighetskrem"
  * extension[recipe].valueString = "Karbamid 10 g, kremgrunnlag til 100 g"
* code.coding[magistrell] = $magistrell#10 "Magistrell"
* form.text = "Krem"
* amount
  * numerator = 100 'g' "g"
  * denominator = 1 '1' "tube"
* ingredient
  * itemCodeableConcept.text = "Karbamid"
  * strength
    * numerator = 10 'g' "g"
    * denominator = 1 '1' "tube"
