CodeSystem:  Kodeverk8624
Id:          kodeverk-8624
Title:       "8624 Organisatorisk betegnelse"
Description: "Kodeverket er kjent ved navn; kodene utgis av forvalteren og er ikke gjengitt her."
* insert KodeverkNavn(8624)
