CodeSystem:  Kodeverk1101
Id:          kodeverk-1101
Title:       "1101 Ja, nei"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(1101)
* #1 "Ja"
* #2 "Nei"
