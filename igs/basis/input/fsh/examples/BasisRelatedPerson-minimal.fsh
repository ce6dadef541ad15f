Instance:    basis-related-person-minimal
InstanceOf:  BasisRelatedPerson
Title:       "Pårørende kjent ved navn"
Description: "Pårørende uten kjent nummer eller relasjon."
Usage:       #example
* patient = Reference(basis-patient-minimal)
* name.text = "Olav Fjellrev"
