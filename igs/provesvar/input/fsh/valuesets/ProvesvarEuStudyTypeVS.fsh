ValueSet:    ProvesvarEuStudyTypeVS
Id:          provesvar-eu-study-type
Title:       "Undersøkelsestype i Europa"
Description: "LOINC-koder for slag av laboratorieundersøkelser, slik HL7 Europe deler dem inn."
* insert Metadata(draft)
* $loinc#26436-6 "Laboratory studies (set)"
* $loinc#18717-9 "Blood bank studies (set)"
* $loinc#18719-5 "Chemistry studies (set)"
* $loinc#18722-9 "Fertility studies (set)"
* $loinc#18723-7 "Hematology studies (set)"
* $loinc#18725-2 "Microbiology studies (set)"
* $loinc#18728-6 "Toxicology studies (set)"
