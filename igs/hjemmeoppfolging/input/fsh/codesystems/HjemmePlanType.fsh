CodeSystem:  HjemmePlanType
Id:          hjemme-plan-type
Title:       "Plantype"
Description: "De to plantypene i digital hjemmeoppfølging. Et eget kodeverk til et nasjonalt foreligger."
* insert Metadata(draft)
* ^caseSensitive = true
* #behandlingsplan "Behandlingsplan"
* #egenbehandlingsplan "Egenbehandlingsplan"
