Instance:    basis-organization-resh
InstanceOf:  BasisOrganization
Title:       "Sykehusavdeling med RESH-id"
Description: "Oppdiktet avdeling som ikke har eget organisasjonsnummer."
Usage:       #example
* identifier[RSH]
  * system = $rsh
  * value = "99900001"
* name = "Medisinsk avdeling"
