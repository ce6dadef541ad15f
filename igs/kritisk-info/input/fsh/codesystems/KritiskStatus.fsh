CodeSystem:  KritiskStatus
Id:          kritisk-status
Title:       "Status for en kritisk opplysning"
Description: "Statusordene i kjernejournal, felles for alle artene. Inaktiv finnes ikke for behandling, implantat og prosedyreendring."
* insert Metadata(draft)
* ^caseSensitive = true
* #aktiv "Aktiv"
* #inaktiv "Inaktiv"
* #avkreftet "Avkreftet"
* #slettet "Slettet"
