CodeSystem:  Kodeverk8231
Id:          kodeverk-8231
Title:       "8231 Opplysninger om rekvireringen"
Description: "Overskrifter for begrunnelsen i rekvisisjonen, slik de er listet i den nasjonale beskrivelsen."
* insert Kodeverk(8231, fragment)
* #BG
* #BUP-BM
* #BUP-HG
* #DIAG
* #FA
* #FO
* #FU
* #HJ
* #IP
* #KF
* #MAAL
* #MU
* #PROB
* #RU
* #SVU
* #UP
* #UTRED
* #VU
