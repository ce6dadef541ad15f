CodeSystem:  Kodeverk8239
Id:          kodeverk-8239
Title:       "8239 Aritmetisk sammenligning"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert Kodeverk(8239, fragment)
* #EQ
* #GE
* #GT
* #LE
* #LT
* #MG
* #ML
* #NE
