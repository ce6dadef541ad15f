CodeSystem:  Kodeverk7704
Id:          kodeverk-7704
Title:       "7704 Godkjenningstype HPR"
Description: "Kodeverket er kjent ved navn; kodene utgis av forvalteren og er ikke gjengitt her."
* insert KodeverkNavn(7704)
