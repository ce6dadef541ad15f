CodeSystem:  Kodeverk7452
Id:          kodeverk-7452
Title:       "7452 Pakningsenhet"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(7452)
* #STK
* #mg
