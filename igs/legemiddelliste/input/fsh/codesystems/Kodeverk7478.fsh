CodeSystem:  Kodeverk7478
Id:          kodeverk-7478
Title:       "7478 Kortdose"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(7478)
* #216 "1+1+1"
* #304 "2+2+2"
* #5507 "1+0+0+0"
