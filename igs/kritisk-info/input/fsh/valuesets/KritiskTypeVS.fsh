ValueSet:    KritiskTypeVS
Id:          kritisk-type
Title:       "Arter av kritisk informasjon"
Description: "Alle artene av kritisk informasjon."
* insert Metadata(draft)
* include codes from system KritiskType
