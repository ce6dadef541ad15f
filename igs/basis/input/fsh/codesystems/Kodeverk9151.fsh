CodeSystem:  Kodeverk9151
Id:          kodeverk-9151
Title:       "9151 Tjenestetype i helse- og omsorgstjenesten"
Description: "Kodeverket er kjent ved navn; kodene utgis av forvalteren og er ikke gjengitt her."
* insert KodeverkNavn(9151)
