Instance:    basis-practitioner-minimal
InstanceOf:  BasisPractitioner
Title:       "Helsepersonell med bare HPR-nummer"
Description: "Det minste som trengs for å vise til et helsepersonell."
Usage:       #example
* identifier[HPR]
  * system = $hpr
  * value = "999000002"
