CodeSystem:  Kodeverk7412
Id:          kodeverk-7412
Title:       "7412 Inngrep i apotek"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(7412)
* #206 "Utsolgt"
