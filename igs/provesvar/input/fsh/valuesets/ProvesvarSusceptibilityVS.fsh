ValueSet:    ProvesvarSusceptibilityVS
Id:          provesvar-susceptibility
Title:       "Resistensbestemmelse"
Description: "Alle koder i kodeverk 8271."
* insert Metadata(draft)
* $kodeverk-8271#S "Sensitiv standarddose"
* $kodeverk-8271#I "Sensitiv økt eksponering"
* $kodeverk-8271#R "Resistent"
* $kodeverk-8271#K "Se kommentar"
