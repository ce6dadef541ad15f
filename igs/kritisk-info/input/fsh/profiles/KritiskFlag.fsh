Profile:     KritiskFlag
Parent:      Flag
Id:          kritisk-flag
Title:       "Varsel"
Description: "Endring i behandlingsrutiner, eller et varsel som peker på annen kritisk informasjon."
* insert Metadata(draft)
* insert Provenance
* status MS
* category 1.. MS
  * insert KiType
* category contains kiType 1..1 MS
* category[kiType] from KritiskTypeVS (required)
  * insert KiTypeSlice
* code MS
* subject only Reference(BasisPatient)
* subject MS
* period MS
  * ^short = "Varselet vises som inaktivt når slutten er i dag eller tidligere"
* author 1.. MS
* author only Reference(BasisPractitionerRole or BasisPractitioner or BasisOrganization)
