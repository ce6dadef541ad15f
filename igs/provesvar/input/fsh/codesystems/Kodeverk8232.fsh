CodeSystem:  Kodeverk8232
Id:          kodeverk-8232
Title:       "8232 Forbehandling"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert Kodeverk(8232, fragment)
* #PFP
* #DI
* #FA
* #MEDB
