ValueSet:    ProvesvarDeviationVS
Id:          provesvar-deviation
Title:       "Avviksmarkør"
Description: "Alle koder i kodeverk 8244."
* insert Metadata(draft)
* $kodeverk-8244#1 "Over øvre grense"
* $kodeverk-8244#2 "Under nedre grense"
* $kodeverk-8244#3 "Utenfor grensene"
