Instance:    basis-patient-hjelpenummer
InstanceOf:  BasisPatient
Title:       "Ukjent pasient med felles hjelpenummer"
Description: "Pasient som ikke er identifisert ved ankomst."
Usage:       #example
* identifier[FHN]
  * system = $fhn
  * value = "81234567055"
* name.text = "Ukjent mann"
* gender = #male
