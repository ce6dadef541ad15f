CodeSystem:  Kodeverk8270
Id:          kodeverk-8270
Title:       "8270 Type svar for et resultat"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert Kodeverk(8270, fragment)
* #N "Ny"
* #M "Endring"
* #C "Kansellering"
* #H "Historikk"
* #A "Tillegg"
