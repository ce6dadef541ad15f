Instance:    basis-organization-minimal
InstanceOf:  BasisOrganization
Title:       "Virksomhet med bare organisasjonsnummer"
Description: "Det minste som trengs for å vise til en virksomhet."
Usage:       #example
* identifier[ENH]
  * system = $enh
  * value = "310000000"
