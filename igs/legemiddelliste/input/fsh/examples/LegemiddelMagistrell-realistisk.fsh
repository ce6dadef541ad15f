Instance:    legemiddel-magistrell-realistisk
InstanceOf:  LegemiddelMagistrell
Title:       "Smertestillende gel fra sykehusapoteket"
Description: "Morfin i gel til sår, slik et lindrende team bestiller den."
Usage:       #example
* extension[prescriptionGroup].valueCodeableConcept = $reseptgruppe#A "Reseptgruppe A"
* extension[package]
  * extension[name].valueString = "Morfin gel 0,1 %"
  * extension[recipe].valueString = "Morfinhydroklorid 50 mg, gelgrunnlag til 50 g"
* code
  * coding[magistrell] = $magistrell#10 "Magistrell"
  * text = "Morfin gel 0,1 %"
* status = #active
* form.text = "Gel"
* amount
  * numerator = 50 'g' "g"
  * denominator = 1 '1' "tube"
* ingredient
  * itemCodeableConcept.coding = $atc#N02AA01 "Morfin"
  * isActive = true
  * strength
    * numerator = 1 'mg' "mg"
    * denominator = 1 'g' "g"
