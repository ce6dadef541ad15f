Extension:   LegemiddelRegistrationType
Id:          legemiddel-registration-type
Title:       "Registreringstype"
Description: "Om legemidlet er angitt som virkestoff, merkevare eller pakning."
Context:     Medication
* insert Metadata(draft)
* value[x] 1..
* value[x] only CodeableConcept
* value[x] from RegistreringstypeVS (required)
