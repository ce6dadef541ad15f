CodeSystem:  Kilde
Id:          kilde
Title:       "Kilde til opplysningen"
Description: "Utdrag av kjernejournalens kodeverk for kilde, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert Metadata(draft)
* ^url = $kilde
* ^content = #fragment
* ^caseSensitive = true
* #1 "Resultat av tester eller analyser"
