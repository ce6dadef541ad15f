CodeSystem:  ProvesvarRelasjon
Id:          provesvar-relasjon
Title:       "Relasjon til svaret"
Description: "Relasjonene som er sett i svarrapporter. Koder som ikke står her, kan være gyldige."
* insert Metadata(draft)
* ^content = #fragment
* ^caseSensitive = true
* #REK "Rekvirent"
* #AHP "Ansvarlig helsepersonell"
* #ARP "Ansvarlig for rapport"
* #LAB "Utførende laboratorium"
* #ALE "Ansvarlig lege"
* #AUT "Dokumentgodkjenner"
* #SCR "Screener"
* #DLE "Dikterende lege"
* #SLE "Signerende lege"
