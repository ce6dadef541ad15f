CodeSystem:  Kodeverk7403
Id:          kodeverk-7403
Title:       "7403 Produktgruppe"
Description: "Det nasjonale kodeverket ved navn, uten koder: pakken gjengir ingen av dem, og alle godtas med et varsel."
* insert KodeverkFragment(7403)
