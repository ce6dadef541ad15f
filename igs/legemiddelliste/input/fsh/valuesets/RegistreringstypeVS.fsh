ValueSet:    RegistreringstypeVS
Id:          registreringstype
Title:       "Registreringstype"
Description: "Virkestoff, merkevare eller pakning."
* insert Metadata(draft)
* $festtype#1
* $festtype#2
* $festtype#3
