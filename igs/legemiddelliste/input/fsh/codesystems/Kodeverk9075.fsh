CodeSystem:  Kodeverk9075
Id:          kodeverk-9075
Title:       "9075 Utdelingsmåte"
Description: "Det nasjonale kodeverket ved navn, uten koder: pakken gjengir ingen av dem, og alle godtas med et varsel."
* insert KodeverkFragment(9075)
