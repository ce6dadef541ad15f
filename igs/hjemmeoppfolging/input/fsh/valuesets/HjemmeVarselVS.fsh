ValueSet:    HjemmeVarselVS
Id:          hjemme-varsel
Title:       "Varseltyper"
Description: "Alle varseltypene."
* insert Metadata(draft)
* include codes from system HjemmeVarsel
