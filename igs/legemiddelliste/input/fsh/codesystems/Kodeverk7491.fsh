CodeSystem:  Kodeverk7491
Id:          kodeverk-7491
Title:       "7491 Type resept"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(7491)
* #E "Eresept"
* #P "Papirresept"
* #U "Uten resept"
