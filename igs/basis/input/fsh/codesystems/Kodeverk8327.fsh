CodeSystem:  Kodeverk8327
Id:          kodeverk-8327
Title:       "8327 Offisiell personidentifikasjon"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(8327)
* #DNR "D-nummer"
* #FHN "Felles hjelpenummer"
* #FNR "Fødselsnummer"
* #HNR "Virksomhetsinternt hjelpenummer"
