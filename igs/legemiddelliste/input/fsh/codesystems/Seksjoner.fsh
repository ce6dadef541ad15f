CodeSystem:  Seksjoner
Id:          seksjoner
Title:       "Seksjoner i legemiddellisten"
Description: "Utdrag av forskrivningstjenestens kodeverk, slik at koder kan kontrolleres og vises."
* insert ForeignFragment($seksjoner)
* #sectionMedication "Legemidler"
* #sectionPLLinfo "Opplysninger om listen"
* #sectionAllergies "Overfølsomhet"
* #sectionDispense "Utleveringer"
* #sectionOtherPrescriptions "Andre resepter"
