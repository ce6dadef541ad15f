Instance:    basis-practitioner-role-minimal
InstanceOf:  BasisPractitionerRole
Title:       "Rolle kjent ved identifikatorer"
Description: "Rolle der personen er vist til med HPR-nummer uten å være lagret."
Usage:       #example
* practitioner.identifier
  * system = $hpr
  * value = "999000002"
