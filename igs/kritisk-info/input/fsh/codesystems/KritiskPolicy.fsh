CodeSystem:  KritiskPolicy
Id:          kritisk-policy
Title:       "Grunnlag for behandlingsavgrensning"
Description: "Hva avgrensningen bygger på. Numrene er de samme som i kjernejournal."
* insert Metadata(draft)
* ^caseSensitive = true
* #1 "Avgrensning av livsforlengende behandling"
* #2 "HLR-minus og behandlingsavklaring"
