CodeSystem:  Kodeverk7490
Id:          kodeverk-7490
Title:       "7490 Rolle i multidose"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(7490)
* #M "Multidoseansvarlig lege"
* #A "Ansvarlig farmasøyt"
