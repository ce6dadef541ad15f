ValueSet:    ProvesvarReasonVS
Id:          provesvar-reason
Title:       "Overskrift for begrunnelse"
Description: "Kodene i kodeverk 8231."
* insert Metadata(draft)
* $kodeverk-8231#BG
* $kodeverk-8231#BUP-BM
* $kodeverk-8231#BUP-HG
* $kodeverk-8231#DIAG
* $kodeverk-8231#FA
* $kodeverk-8231#FO
* $kodeverk-8231#FU
* $kodeverk-8231#HJ
* $kodeverk-8231#IP
* $kodeverk-8231#KF
* $kodeverk-8231#MAAL
* $kodeverk-8231#MU
* $kodeverk-8231#PROB
* $kodeverk-8231#RU
* $kodeverk-8231#SVU
* $kodeverk-8231#UP
* $kodeverk-8231#UTRED
* $kodeverk-8231#VU
