// FHIR-formen av id-er som i meldingene bare er kjent ved hvor de står.

Instance:    pll-id
InstanceOf:  NamingSystem
Title:       "Rad-id"
Description: "Id for en rad i legemiddellisten. Endres aldri."
Usage:       #definition
* insert OwnSeries(PllId, [[Id for en rad i legemiddellisten, en UUID som aldri endres.]], https://fhirref.example/no/legemiddelliste/NamingSystem/pll-id)

Instance:    resept-id
InstanceOf:  NamingSystem
Title:       "Resept-id"
Description: "Id for en resept."
Usage:       #definition
* insert OwnSeries(ReseptId, [[Id for en resept. For eresept er den meldings-id for M1.]], https://fhirref.example/no/legemiddelliste/NamingSystem/resept-id)

Instance:    liste-id
InstanceOf:  NamingSystem
Title:       "Liste-id"
Description: "Id for én versjon av legemiddellisten."
Usage:       #definition
* insert OwnSeries(ListeId, [[Id for én versjon av legemiddellisten.]], https://fhirref.example/no/legemiddelliste/NamingSystem/liste-id)

Instance:    m10-id
InstanceOf:  NamingSystem
Title:       "Utleveringsmeldingens id"
Description: "Id for utleveringsmeldingen M10."
Usage:       #definition
* insert OwnSeries(M10Id, [[Id for utleveringsmeldingen M10 fra apoteket.]], https://fhirref.example/no/legemiddelliste/NamingSystem/m10-id)
