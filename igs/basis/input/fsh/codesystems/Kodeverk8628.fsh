CodeSystem:  Kodeverk8628
Id:          kodeverk-8628
Title:       "8628 Organisatorisk nivå"
Description: "Kodeverket er kjent ved navn; kodene utgis av forvalteren og er ikke gjengitt her."
* insert KodeverkNavn(8628)
