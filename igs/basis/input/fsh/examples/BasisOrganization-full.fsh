Instance:    basis-organization-full
InstanceOf:  BasisOrganization
Title:       "Legekontor"
Description: "Oppdiktet legekontor med organisasjonsnummer, del av en kommune."
Usage:       #example
* identifier[ENH]
  * system = $enh
  * value = "310000019"
* active = true
* name = "Granskog legekontor"
* telecom
  * system = #phone
  * value = "+47 99 99 99 02"
* address
  * line = "Oppdiktetveien 2"
  * city = "Oslo"
  * postalCode = "0150"
  * country = "NO"
* partOf = Reference(basis-organization-minimal)
