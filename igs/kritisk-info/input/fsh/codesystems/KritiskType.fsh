CodeSystem:  KritiskType
Id:          kritisk-type
Title:       "Arter av kritisk informasjon"
Description: "De elleve artene av kritisk informasjon i kjernejournal."
* insert Metadata(draft)
* ^caseSensitive = true
* #1 "Legemiddelreaksjon"
* #2 "Annen allergi"
* #3 "Intubasjonsproblem"
* #4 "Annet problem ved anestesi"
* #5 "Kritisk medisinsk tilstand"
* #6 "Pågående behandling"
* #7 "Implantat"
* #8 "Avgrensning av livsforlengende behandling"
* #9 "Annen prosedyreendring"
* #10 "Smitte"
* #11 "HLR-minus og behandlingsavklaringer"
