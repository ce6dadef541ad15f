CodeSystem:  Kodeverk7500
Id:          kodeverk-7500
Title:       "7500 Tilbakekallingsgrunn"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(7500)
* #2 "Seponering"
