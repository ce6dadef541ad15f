ValueSet:    JournalDocumentGroupVS
Id:          journal-document-group
Title:       "Dokumentgruppe"
Description: "Gruppene (første nivå) i kodeverk 9602."
* insert Metadata(draft)
* $kodeverk-9602#A00-1 "Epikriser og sammenfatninger"
* $kodeverk-9602#B00-1 "Kontinuerlig/løpende journal"
* $kodeverk-9602#C00-1 "Prøvesvar, vev og væsker"
* $kodeverk-9602#D00-1 "Organfunksjon"
* $kodeverk-9602#E00-1 "Bildediagnostikk og andre medisinske bilder"
* $kodeverk-9602#F00-1 "Kurve, observasjon og behandling"
* $kodeverk-9602#I00-1 "Korrespondanse"
* $kodeverk-9602#J00-1 "Attester, melding og erklæringer"
* $kodeverk-9602#S00-1 "Test og scoring"
