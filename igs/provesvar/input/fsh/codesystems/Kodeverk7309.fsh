CodeSystem:  Kodeverk7309
Id:          kodeverk-7309
Title:       "7309 Type svarrapport"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert Kodeverk(7309, fragment)
* #N "Ny"
* #M "Endring"
* #C "Kansellering"
* #H "Historikk"
* #A "Tillegg"
