ValueSet:    ForeldreansvarVS
Id:          foreldreansvar
Title:       "Foreldreansvar"
Description: "Alle former for foreldreansvar."
* insert Metadata(draft)
* include codes from system $parental-responsibility
