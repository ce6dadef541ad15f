CodeSystem:  KritiskSikkerhet
Id:          kritisk-sikkerhet
Title:       "Sannsynlighet for en kritisk opplysning"
Description: "Hvor sikker opplysningen er, slik kjernejournal sier det."
* insert Metadata(draft)
* ^caseSensitive = true
* #mistenkt "Mistenkt"
* #sannsynlig "Sannsynlig"
* #bekreftet "Bekreftet"
* #avkreftet "Avkreftet"
* #slettet "Slettet"
