CodeSystem:  Kodeverk7479
Id:          kodeverk-7479
Title:       "7479 Bruksveiledning"
Description: "Det nasjonale kodeverket ved navn, uten koder: pakken gjengir ingen av dem, og alle godtas med et varsel."
* insert KodeverkFragment(7479)
