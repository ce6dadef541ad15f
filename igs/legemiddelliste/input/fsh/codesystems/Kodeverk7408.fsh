CodeSystem:  Kodeverk7408
Id:          kodeverk-7408
Title:       "7408 Reseptstatus i reseptformidleren"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(7408)
* #E "Ekspederbar"
* #U "Under ekspedering"
