CodeSystem:  Kodeverk7110
Id:          kodeverk-7110
Title:       "7110 ICD-10 norsk"
Description: "Kodeverket er kjent ved navn; kodene utgis av forvalteren og er ikke gjengitt her."
* insert KodeverkNavn(7110)
