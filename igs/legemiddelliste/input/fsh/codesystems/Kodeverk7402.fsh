CodeSystem:  Kodeverk7402
Id:          kodeverk-7402
Title:       "7402 Varegruppe i reseptformidlingen"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(7402)
* #L "Legemiddel"
