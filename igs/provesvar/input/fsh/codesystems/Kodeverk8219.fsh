CodeSystem:  Kodeverk8219
Id:          kodeverk-8219
Title:       "8219 Patologiundersøkelse"
Description: "Utdrag av det nasjonale kodeverket, slik at koder kan kontrolleres og vises. Koder som ikke står her, kan være gyldige."
* insert Kodeverk(8219, fragment)
* #A "Histologisk undersøkelse"
* #C "Cytologisk undersøkelse"
* #D "Vaginal-cervix cytologi"
* #E "Cytologi, ikke gynekologisk"
* #EM "Elektronmikroskopi"
* #EMI "Elektronmikroskopi"
* #F "Frysesnitt"
* #FISH
* #FLW "Flowcytometri"
* #FNA
* #G
* #H "Hormonreseptor"
* #H1 "Obduksjon"
* #H2 "Obduksjon"
* #H3 "Obduksjon"
* #HPV
* #K
* #M
* #MA
* #MAMI
* #MI
* #MP
* #P
* #PCR
* #PL
* #R
* #RM
* #T
* #VC
* #BL
* #GO
* #LKP
* #LP
