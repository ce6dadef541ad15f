CodeSystem:  Kodeverk8451
Id:          kodeverk-8451
Title:       "8451 Fagområde"
Description: "Kodeverket er kjent ved navn; kodene utgis av forvalteren og er ikke gjengitt her."
* insert KodeverkNavn(8451)
