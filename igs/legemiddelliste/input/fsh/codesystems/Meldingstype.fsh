CodeSystem:  Meldingstype
Id:          meldingstype
Title:       "Meldingstype"
Description: "Utdrag av forskrivningstjenestens kodeverk, slik at koder kan kontrolleres og vises."
* insert ForeignFragment($meldinger)
* #M25.1 "Legemiddelliste fra lege"
* #M25.2 "Spørsmål fra multidoseapotek"
* #M25.3 "Utlevering av multidose"
* #M9.12 "Svar om multidoseansvar"
