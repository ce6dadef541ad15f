CodeSystem:  Kodeverk7170
Id:          kodeverk-7170
Title:       "7170 ICPC-2"
Description: "Kodeverket er kjent ved navn; kodene utgis av forvalteren og er ikke gjengitt her."
* insert KodeverkNavn(7170)
