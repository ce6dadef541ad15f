ValueSet:    JournalFacilityTypeVS
Id:          journal-facility-type
Title:       "Virksomhetstype"
Description: "Næringskoder (1303) for virksomheten dokumentet kommer fra."
* insert Metadata(draft)
* include codes from system $kodeverk-1303
