CodeSystem:  Kodeverk7275
Id:          kodeverk-7275
Title:       "7275 Norsk klinisk prosedyrekodeverk (NCMP, NCSP, NCRP)"
Description: "Kodeverket er kjent ved navn; kodene utgis av forvalteren og er ikke gjengitt her."
* insert KodeverkNavn(7275)
