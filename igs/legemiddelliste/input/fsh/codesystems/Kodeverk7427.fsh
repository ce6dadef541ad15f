CodeSystem:  Kodeverk7427
Id:          kodeverk-7427
Title:       "7427 Refusjonshjemmel"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(7427)
* #200
