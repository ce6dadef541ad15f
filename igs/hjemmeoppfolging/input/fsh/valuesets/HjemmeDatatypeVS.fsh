ValueSet:    HjemmeDatatypeVS
Id:          hjemme-datatype
Title:       "Datatyper"
Description: "Alle datatypene."
* insert Metadata(draft)
* include codes from system HjemmeDatatype
