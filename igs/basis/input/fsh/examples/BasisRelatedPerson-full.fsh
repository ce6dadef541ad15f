Instance:    basis-related-person-full
InstanceOf:  BasisRelatedPerson
Title:       "Mor med felles foreldreansvar"
Description: "Oppdiktet mor som er foresatt til en mindreårig pasient."
Usage:       #example
* identifier[FNR]
  * system = $fnr
  * value = "15859049823"
* active = true
* patient = Reference(basis-patient-minimal)
* relationship[familyRelation].coding = $family-relation#mor "Mor"
* relationship[parental].coding = $parental-responsibility#felles "Felles"
* name
  * family = "Fjellrev"
  * given = "Astrid"
* telecom
  * system = #phone
  * value = "+47 99 99 99 03"
