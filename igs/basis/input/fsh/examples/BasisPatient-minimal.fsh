Instance:    basis-patient-minimal
InstanceOf:  BasisPatient
Title:       "Pasient med bare fødselsnummer"
Description: "Det minste som trengs for å vise til en person."
Usage:       #example
* identifier[FNR]
  * system = $fnr
  * value = "15859049823"
