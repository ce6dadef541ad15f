CodeSystem:  Kodeverk7494
Id:          kodeverk-7494
Title:       "7494 Grunn til seponering"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(7494)
* #A "Avsluttet behandling"
* #X "Annen årsak"
