CodeSystem:  Kodeverk8268
Id:          kodeverk-8268
Title:       "8268 Type identifikator"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(8268)
* #ENH "Organisasjonsnummer"
* #RSH "RESH-id"
* #HER "HER-id"
* #NPR
* #SYS
* #AVD
* #APO
* #AKO "Apotekenes konsesjonsnummer"
* #LIN
* #LAV
* #LOK
* #HPR "Helsepersonellnummer"
* #LOP
* #FHN "Felles hjelpenummer"
* #FNR "Fødselsnummer"
* #DNR "D-nummer"
* #HNR "Virksomhetsinternt hjelpenummer"
* #PNR
* #SEF
* #DKF
* #SSN
* #EHK
* #FPN
* #DUF "DUF-nummer"
* #XXX
