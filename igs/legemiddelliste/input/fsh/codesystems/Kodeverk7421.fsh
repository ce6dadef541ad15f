CodeSystem:  Kodeverk7421
Id:          kodeverk-7421
Title:       "7421 Reseptgruppe"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(7421)
* #A "Reseptgruppe A"
* #B "Reseptgruppe B"
* #C "Reseptgruppe C"
* #CF "Reseptgruppe CF"
* #F "Reseptfritt"
* #K "Kosttilskudd"
