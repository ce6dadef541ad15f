Instance:    kritisk-sikkerhet-til-fhir
InstanceOf:  ConceptMap
Title:       "Sannsynlighet til verificationStatus"
Description: "Kjernejournals ord for sannsynlighet til kodene i R4 og IPS."
Usage:       #definition
* insert Map(kritisk-sikkerhet-til-fhir, KritiskSikkerhetTilFhir, [[Kjernejournals ord for sannsynlighet til kodene i R4 og IPS.]])
* insert Group($kritisk-sikkerhet, $allergy-verification)
* insert From(mistenkt, Mistenkt)
* insert To(unconfirmed, equivalent)
* insert From(sannsynlig, Sannsynlig)
* insert ToBecause(unconfirmed, wider, [[R4 har ingen kode mellom ubekreftet og bekreftet; utvidelsen kritisk-presumed sier at det er sannsynlig.]])
* insert From(bekreftet, Bekreftet)
* insert To(confirmed, equivalent)
* insert From(avkreftet, Avkreftet)
* insert To(refuted, equivalent)
* insert From(slettet, Slettet)
* insert To(entered-in-error, equivalent)
* insert Group($kritisk-sikkerhet, $condition-verification)
* insert From(mistenkt, Mistenkt)
* insert ToNothing([[En kritisk tilstand registreres når den er bekreftet.]])
* insert From(bekreftet, Bekreftet)
* insert To(confirmed, equivalent)
* insert From(avkreftet, Avkreftet)
* insert To(refuted, equivalent)
* insert From(slettet, Slettet)
* insert To(entered-in-error, equivalent)
