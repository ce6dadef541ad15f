// Personene og virksomhetene som eksemplene viser til.

Instance:    legemiddel-pasient
InstanceOf:  BasisPatient
Title:       "Pasient med legemiddelliste"
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

Instance:    legemiddel-lege
InstanceOf:  BasisPractitioner
Title:       "Forskriver"
Description: "Oppdiktet lege."
Usage:       #example
* identifier[HPR]
  * system = $hpr
  * value = "999000001"
* name
  * family = "Granskog"
  * given = "Sigrid"

Instance:    legemiddel-legekontor
InstanceOf:  BasisOrganization
Title:       "Legekontor"
Description: "Oppdiktet legekontor."
Usage:       #example
* identifier[ENH]
  * system = $enh
  * value = "310000019"
* name = "Granskog legekontor"

Instance:    legemiddel-fastlege
InstanceOf:  BasisPractitionerRole
Title:       "Fastlege"
Description: "Oppdiktet fastlege ved legekontoret."
Usage:       #example
* practitioner = Reference(legemiddel-lege)
* organization = Reference(legemiddel-legekontor)
* code[category].coding = $kategori-helsepersonell#LE "Lege"
