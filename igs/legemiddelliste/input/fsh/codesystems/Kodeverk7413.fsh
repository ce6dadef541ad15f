CodeSystem:  Kodeverk7413
Id:          kodeverk-7413
Title:       "7413 Type endring ved inngrep"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert KodeverkFragment(7413)
* #V "Valgt annen vare"
