CodeSystem:  Kodeverk9040
Id:          kodeverk-9040
Title:       "9040 Virksomhetstype"
Description: "Kodeverket er kjent ved navn; kodene utgis av forvalteren og er ikke gjengitt her."
* insert KodeverkNavn(9040)
