CodeSystem:  Kodeverk9074
Id:          kodeverk-9074
Title:       "9074 Hvem som deler ut legemidlet"
Description: "Det nasjonale kodeverket ved navn, uten koder: pakken gjengir ingen av dem, og alle godtas med et varsel."
* insert KodeverkFragment(9074)
