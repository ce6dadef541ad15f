CodeSystem:  Kodeverk9034
Id:          kodeverk-9034
Title:       "9034 Helsepersonells funksjoner mv."
Description: "Kodeverket er kjent ved navn; kodene utgis av forvalteren og er ikke gjengitt her."
* insert KodeverkNavn(9034)
