Instance:    legemiddel-magistrell-full
InstanceOf:  LegemiddelMagistrell
Title:       "Magistrell mikstur"
Description: "To virkestoffer som konsentrasjon, og et hjelpestoff som mengde."
Usage:       #example
* extension[prescriptionGroup].valueCodeableConcept = $reseptgruppe#B "Reseptgruppe B"
* extension[package]
  * extension[name].valueString = "Hostedempende mikstur"
  * extension[packageSize].valueString = "200"
  * extension[packageUnit].valueCodeableConcept = $pakningsenhet#mg
  * extension[recipe].valueString = "Etylmorfin 0,5 g, sukkersirup 60 g, renset vann til 200 g"
* code
  * coding[magistrell] = $magistrell#10 "Magistrell"
  * text = "Hostedempende mikstur"
* status = #active
* form.coding = $legemiddelform#53 "Tablett"
* amount
  * numerator = 200 'g' "g"
  * denominator = 1 '1' "flaske"
* ingredient[0]
  * itemCodeableConcept.coding = $atc#R05DA01 "Etylmorfin"
  * isActive = true
  * strength
    * numerator = 2.5 'mg' "mg"
    * denominator = 1 'g' "g"
* ingredient[1]
  * itemCodeableConcept.text = "Sukkersirup"
  * isActive = false
  * strength
    * numerator = 60 'g' "g"
    * denominator = 200 'g' "g"
