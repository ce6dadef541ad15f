ValueSet:    ProvesvarMaterialVS
Id:          provesvar-material
Title:       "Prøvemateriale"
Description: "Materialer fra kodeverk 8351."
* insert Metadata(draft)
* include codes from system $kodeverk-8351
