// Personene og virksomhetene som innfelles i dokumentene.
Instance:   innfelt-pasient
InstanceOf: BasisPatient
Usage:      #inline
* id = "pasient"
* identifier[FNR].system = $fnr
* identifier[FNR].value = "15858020023"
* name.family = "Fjell"
* name.given = "Synne"
* gender = #female
* birthDate = "1980-05-15"

Instance:   innfelt-virksomhet
InstanceOf: BasisOrganization
Usage:      #inline
* id = "virksomhet"
* identifier.system = $enh
* identifier.value = "310000019"
* name = "Fjordlandet sykehus HF"

Instance:   innfelt-avdeling
InstanceOf: BasisOrganization
Usage:      #inline
* id = "avdeling"
* identifier.system = $rsh
* identifier.value = "999901"
* name = "Medisinsk avdeling"
* partOf.reference = "#virksomhet"

Instance:   innfelt-lege
InstanceOf: BasisPractitioner
Usage:      #inline
* id = "lege"
* identifier.system = $hpr
* identifier.value = "9990001"
* name.family = "Strand"
* name.given = "Jonas"

Instance:   innfelt-rolle
InstanceOf: BasisPractitionerRole
Usage:      #inline
* id = "rolle"
* practitioner.reference = "#lege"
* organization.reference = "#avdeling"
* code = $kodeverk-9060#LE "Lege"
