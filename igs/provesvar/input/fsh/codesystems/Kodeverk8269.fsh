CodeSystem:  Kodeverk8269
Id:          kodeverk-8269
Title:       "8269 Kommentar til svarrapport"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert Kodeverk(8269, fragment)
* #TA
* #VA
* #MSIS-M
* #MSIS-UM
* #MSIS-AV
