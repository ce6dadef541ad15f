CodeSystem:  Kodeverk7426
Id:          kodeverk-7426
Title:       "7426 Spesialitet HPR"
Description: "Utdrag av det nasjonale kodeverket for spesialiteter i helsepersonellregisteret."
* insert KodeverkFragment(7426)
* #1 "Allmennmedisin"
