CodeSystem:  Registreringsrolle
Id:          registreringsrolle
Title:       "Registreringsrolle"
Description: "Utdrag av forskrivningstjenestens kodeverk, slik at koder kan kontrolleres og vises."
* insert ForeignFragment($registreringsrolle)
* #1 "Forskrevet av"
* #3 "Seponert av"
