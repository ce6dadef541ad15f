CodeSystem:  Kodeverk7303
Id:          kodeverk-7303
Title:       "7303 Ønsket prioritet"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert Kodeverk(7303, fragment)
* #NORM
* #OHJELP
