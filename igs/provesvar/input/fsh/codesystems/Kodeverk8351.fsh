CodeSystem:  Kodeverk8351
Id:          kodeverk-8351
Title:       "8351 Prøvemateriale"
Description: "Noen få materialer, slik at eksempler kan vises."
* insert Kodeverk(8351, fragment)
* #B "Blod"
* #P "Plasma"
* #S "Serum"
* #U "Urin"
