CodeSystem:  Kodeverk8116
Id:          kodeverk-8116
Title:       "8116 ID-type for personer"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(8116)
* #FNR "Fødselsnummer"
* #DNR "D-nummer"
* #HNR "Virksomhetsinternt hjelpenummer"
* #HPR "Helsepersonellnummer"
* #HER "HER-id"
* #PNR
* #SEF
* #DKF
* #SSN
* #FPN
* #UID
* #DUF "DUF-nummer"
* #FHN "Felles hjelpenummer"
* #XXX
