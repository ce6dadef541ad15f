CodeSystem:  Kodeverk7477
Id:          kodeverk-7477
Title:       "7477 Administrasjonsvei"
Description: "Det nasjonale kodeverket ved navn, uten koder: pakken gjengir ingen av dem, og alle godtas med et varsel."
* insert KodeverkFragment(7477)
