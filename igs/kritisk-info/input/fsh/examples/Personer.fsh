// Personene og virksomhetene som eksemplene viser til.

Instance:    kritisk-pasient
InstanceOf:  BasisPatient
Title:       "Pasient med kritisk informasjon"
Description: "Oppdiktet pasient."
Usage:       #example
* identifier[FNR]
  * system = $fnr
  * value = "23835849880"
* name
  * family = "Fjellrev"
  * given = "Ingrid"
* gender = #female
* birthDate = "1958-03-23"

Instance:    kritisk-lege
InstanceOf:  BasisPractitioner
Title:       "Lege"
Description: "Oppdiktet lege."
Usage:       #example
* identifier[HPR]
  * system = $hpr
  * value = "999000001"
* name
  * family = "Granskog"
  * given = "Sigrid"

Instance:    kritisk-sykehus
InstanceOf:  BasisOrganization
Title:       "Sykehus"
Description: "Oppdiktet sykehus."
Usage:       #example
* identifier[ENH]
  * system = $enh
  * value = "310000000"
* name = "Fjordbyen sykehus"

Instance:    kritisk-rolle
InstanceOf:  BasisPractitionerRole
Title:       "Lege ved sykehuset"
Description: "Oppdiktet lege i rollen ved sykehuset."
Usage:       #example
* practitioner = Reference(kritisk-lege)
* organization = Reference(kritisk-sykehus)
* code[category].coding = $kategori-helsepersonell#LE "Lege"
