CodeSystem:  Kodeverk8243
Id:          kodeverk-8243
Title:       "8243 Overskrift for tekstlig resultat"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert Kodeverk(8243, fragment)
* #AN
* #DIAG
* #FU
* #GR
* #LR
* #MET
* #RSB
* #SY
* #TFU
* #UP
* #VU
* #XX
