CodeSystem:  HjemmeAcvpu
Id:          hjemme-acvpu
Title:       "Bevissthetsgrad (ACVPU)"
Description: "Bokstavene som NEWS2 bruker for bevissthet. Et eget kodeverk til et nasjonalt foreligger."
* insert Metadata(draft)
* ^caseSensitive = true
* #A "Våken"
* #C "Nyoppstått forvirring"
* #V "Reagerer på tiltale"
* #P "Reagerer på smerte"
* #U "Reagerer ikke"
