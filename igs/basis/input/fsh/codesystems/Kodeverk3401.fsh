CodeSystem:  Kodeverk3401
Id:          kodeverk-3401
Title:       "3401 Type adresse"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(3401)
* #H "Bostedsadresse"
* #HP "Folkeregisteradresse"
* #WP "Arbeidsadresse"
* #HV "Ferieadresse"
* #TMP "Midlertidig adresse"
* #BAD
* #INV
* #PST "Postadresse"
* #RES "Besøksadresse"
