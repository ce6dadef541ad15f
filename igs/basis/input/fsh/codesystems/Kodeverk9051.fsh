CodeSystem:  Kodeverk9051
Id:          kodeverk-9051
Title:       "9051 ID-type for organisatoriske enheter"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(9051)
* #AKO "Apotekenes konsesjonsnummer"
