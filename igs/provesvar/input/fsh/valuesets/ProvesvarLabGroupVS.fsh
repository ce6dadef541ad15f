ValueSet:    ProvesvarLabGroupVS
Id:          provesvar-lab-group
Title:       "Hovedgruppe for laboratoriesvar"
Description: "Laboratoriemedisin eller patologi."
* insert Metadata(draft)
* $kodeverk-8202#LAB "Laboratoriemedisin"
* $kodeverk-8202#PAT "Patologi"
