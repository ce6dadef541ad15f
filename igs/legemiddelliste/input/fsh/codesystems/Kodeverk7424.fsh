CodeSystem:  Kodeverk7424
Id:          kodeverk-7424
Title:       "7424 Type legemiddel for magistrell"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(7424)
* #10 "Magistrell"
