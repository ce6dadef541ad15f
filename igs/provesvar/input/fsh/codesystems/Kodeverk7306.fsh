CodeSystem:  Kodeverk7306
Id:          kodeverk-7306
Title:       "7306 Status for svarrapport"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert Kodeverk(7306, fragment)
* #S "Planlagt"
* #P "Foreløpig"
* #F "Endelig"
* #A "Tillegg"
