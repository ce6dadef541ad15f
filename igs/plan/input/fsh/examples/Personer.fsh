// Pasienten som eksemplene gjelder.
Instance:    plan-pasient
InstanceOf:  BasisPatient
Usage:       #example
Title:       "Pasient"
Description: "Oppdiktet pasient."
* identifier[FNR].system = $fnr
* identifier[FNR].value = "15858020023"
* name.family = "Fjell"
* name.given = "Synne"
* gender = #female
* birthDate = "1980-05-15"
