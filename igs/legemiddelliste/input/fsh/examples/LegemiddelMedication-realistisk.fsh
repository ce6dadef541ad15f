Instance:    legemiddel-medication-realistisk
InstanceOf:  LegemiddelMedication
Title:       "Pakning med navn og enhet"
Description: "Kaliumtilskudd som pakning, slik den er utlevert."
Usage:       #example
* extension[prescriptionGroup].valueCodeableConcept = $reseptgruppe#C "Reseptgruppe C"
* extension[registrationType].valueCodeableConcept = $festtype#3 "Legemiddelpakning"
* extension[package]
  * extension[name].valueString = "Kaliumklorid depottablett"
  * extension[packageSize].valueString = "100"
  * extension[packageUnit].valueCodeableConcept = $pakningsenhet#STK
* identifier.value = "999014"
* code
  * coding[FEST] = $fest#999014 "Kaliumklorid depottablett 750 mg, 100 stk"
  * coding[ATC] = $atc#A12BA01 "Kaliumklorid"
  * text = "Kaliumklorid depottablett 750 mg"
* status = #active
* form.coding[form7448] = $legemiddelform#53 "Tablett"
* amount
  * numerator = 100 '1' "stk"
  * denominator = 1 '1' "pakning"
