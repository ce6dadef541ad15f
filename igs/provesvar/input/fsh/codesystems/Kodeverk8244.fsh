CodeSystem:  Kodeverk8244
Id:          kodeverk-8244
Title:       "8244 Avviksmarkør"
Description: "Om resultatet ligger utenfor referanseområdet."
* insert Kodeverk(8244, complete)
* #1 "Over øvre grense"
* #2 "Under nedre grense"
* #3 "Utenfor grensene"
