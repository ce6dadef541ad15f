Instance:    basis-practitioner-role-full
InstanceOf:  BasisPractitionerRole
Title:       "Fastlege ved et legekontor"
Description: "Oppdiktet fastlege i rollen ved legekontoret."
Usage:       #example
* active = true
* period.start = "2020-01-01"
* practitioner = Reference(basis-practitioner-full)
* organization = Reference(basis-organization-full)
* code[category].coding = $kodeverk-9060#LE "Lege"
