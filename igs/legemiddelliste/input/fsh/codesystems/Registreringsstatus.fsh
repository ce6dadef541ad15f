CodeSystem:  Registreringsstatus
Id:          registreringsstatus
Title:       "Registreringsstatus"
Description: "Utdrag av forskrivningstjenestens kodeverk, slik at koder kan kontrolleres og vises."
* insert ForeignFragment($registreringsstatus)
* #3 "Godkjent"
