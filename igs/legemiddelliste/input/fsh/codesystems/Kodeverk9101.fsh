CodeSystem:  Kodeverk9101
Id:          kodeverk-9101
Title:       "9101 Legemiddelbruk"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(9101)
* #1 "Fast"
* #2 "Kur"
* #3 "Ved behov"
* #4 "Vaksine"
