ValueSet:    ProvesvarSpecialtyVS
Id:          provesvar-specialty
Title:       "Laboratoriefag"
Description: "Fagområdet et laboratorieresultat hører til."
* insert Metadata(draft)
* $kodeverk-8202#CLIN "Medisinsk biokjemi"
* $kodeverk-8202#FARM "Klinisk farmakologi"
* $kodeverk-8202#IMTR "Immunologi og transfusjonsmedisin"
* $kodeverk-8202#MBIO "Medisinsk mikrobiologi"
* $kodeverk-8202#MGEN "Medisinsk genetikk"
* $kodeverk-8202#PAT "Patologi"
