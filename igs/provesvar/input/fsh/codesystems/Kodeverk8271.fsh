CodeSystem:  Kodeverk8271
Id:          kodeverk-8271
Title:       "8271 Resistensbestemmelse"
Description: "Svar på følsomhet for et antibiotikum."
* insert Kodeverk(8271, complete)
* #S "Sensitiv standarddose"
* #I "Sensitiv økt eksponering"
* #R "Resistent"
* #K "Se kommentar"
