Instance:    basis-practitioner-full
InstanceOf:  BasisPractitioner
Title:       "Lege med spesialitet"
Description: "Oppdiktet allmennlege med HPR-nummer."
Usage:       #example
* identifier[HPR]
  * system = $hpr
  * value = "999000001"
* active = true
* name
  * family = "Granskog"
  * given = "Sigrid"
* qualification[0].code.coding[healthPersonnelCategory] = $kodeverk-9060#LE "Lege"
* qualification[1].code.coding[specialization] = $kodeverk-7426#1 "Allmennmedisin"
