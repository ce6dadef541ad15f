CodeSystem:  Kodeverk8325
Id:          kodeverk-8325
Title:       "8325 Tid på dagen"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(8325)
* #1 "Morgen"
* #2 "Formiddag"
* #3 "Midt på dagen"
* #4 "Ettermiddag"
* #5 "Kveld"
