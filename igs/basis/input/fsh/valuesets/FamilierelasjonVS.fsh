ValueSet:    FamilierelasjonVS
Id:          familierelasjon
Title:       "Familierelasjon"
Description: "Alle familierelasjoner."
* insert Metadata(draft)
* include codes from system $family-relation
