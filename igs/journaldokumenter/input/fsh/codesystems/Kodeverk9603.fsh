CodeSystem:  Kodeverk9603
Id:          kodeverk-9603
Title:       "9603 Sperring og nekting"
Description: "Merking av dokumenter. NORN og NORU begrenser innbyggerens innsyn, NORS begrenser helsepersonells innsyn. Visningstekstene er våre korte sammendrag."
* insert Kodeverk(9603, fragment)
* #N "Normal"
* #NORN_FFL "Nektet: fare for liv eller alvorlig helseskade"
* #NORN_KUT "Nektet: klart utilrådelig av hensyn til nærstående"
* #NORN_EPO "Nektet: pasienten ønsker ikke elektronisk innsyn"
* #NORN_ALL "Nektet: gjelder alle pasientens dokumenter"
* #NORN_FOR "Nektet: eldre enn datoen for automatisk innsyn"
* #NORN_FORANS "Nektet for foresatte"
* #NORN_UNGDOM "Nektet for ungdom mellom 12 og 16 år"
* #NORN_FFH "Nektet: trussel mot helsepersonell"
* #NORN_FPB "Nektet: hensyn til forsvarlig behandling"
* #NORN_DUP "Nektet: duplikat av et annet dokument"
* #NORN_ANG "Nektet: annen grunn"
* #NORU "Utsatt innsyn for innbygger"
* #NORS "Sperret av innbygger"
