CodeSystem:  Registreringstype
Id:          registreringstype
Title:       "Registreringstype i FEST"
Description: "Utdrag av forskrivningstjenestens kodeverk, slik at koder kan kontrolleres og vises."
* insert ForeignFragment($festtype)
* #1 "Legemiddelvirkestoff"
* #2 "Legemiddelmerkevare"
* #3 "Legemiddelpakning"
