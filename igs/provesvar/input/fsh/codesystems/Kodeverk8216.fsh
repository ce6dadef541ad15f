CodeSystem:  Kodeverk8216
Id:          kodeverk-8216
Title:       "8216 Materiale for cytologi"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert Kodeverk(8216, fragment)
* #VAG
* #VUL
* #ASC
* #CVX
* #ENDM
* #AN
* #FIN
* #BRO
* #PLR
* #PLRH
* #PLRV
* #UR
* #UR1
* #UR2
* #UR3
* #EKSP
* #EKSP1
* #EKSP2
* #EKSP3
