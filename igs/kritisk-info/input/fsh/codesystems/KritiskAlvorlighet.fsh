CodeSystem:  KritiskAlvorlighet
Id:          kritisk-alvorlighet
Title:       "Alvorlighet av en reaksjon"
Description: "Hvor alvorlig en reaksjon var, slik kjernejournal sier det."
* insert Metadata(draft)
* ^caseSensitive = true
* #alvorlig "Alvorlig"
* #moderat "Moderat"
* #mild "Mild"
