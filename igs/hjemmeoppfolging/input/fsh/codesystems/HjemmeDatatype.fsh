CodeSystem:  HjemmeDatatype
Id:          hjemme-datatype
Title:       "Datatype"
Description: "Hva slags data en peker gjelder."
* insert Metadata(draft)
* ^caseSensitive = true
* #maalinger "Målinger"
* #skjema "Skjema og svar"
* #varsler "Varsler"
* #plan "Behandlings- og egenbehandlingsplan"
* #tjenester "Tildelte tjenester"
