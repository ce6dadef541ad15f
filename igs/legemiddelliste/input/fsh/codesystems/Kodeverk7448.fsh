CodeSystem:  Kodeverk7448
Id:          kodeverk-7448
Title:       "7448 Legemiddelform"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(7448)
* #53 "Tablett"
