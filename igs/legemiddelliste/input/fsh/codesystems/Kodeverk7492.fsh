CodeSystem:  Kodeverk7492
Id:          kodeverk-7492
Title:       "7492 Ompakking"
Description: "Det nasjonale kodeverket ved navn, uten koder: pakken gjengir ingen av dem, og alle godtas med et varsel."
* insert KodeverkFragment(7492)
