CodeSystem:  Kodeverk3101
Id:          kodeverk-3101
Title:       "3101 Kjønn"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(3101)
* #0 "Ikke kjent"
* #1 "Mann"
* #2 "Kvinne"
* #9 "Ikke spesifisert"
