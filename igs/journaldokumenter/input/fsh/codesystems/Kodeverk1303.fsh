CodeSystem:  Kodeverk1303
Id:          kodeverk-1303
Title:       "1303 Næringskode"
Description: "Utdrag av næringskodene som brukes om virksomhetstype ved dokumentdeling."
* insert Kodeverk(1303, fragment)
* #86.101 "Alminnelige somatiske sykehus"
* #86.211 "Allmenn legetjeneste"
* #86.909 "Andre helsetjenester"
