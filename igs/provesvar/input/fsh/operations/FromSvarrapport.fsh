Instance:    from-svarrapport
InstanceOf:  OperationDefinition
Usage:       #definition
Title:       "Svarrapport til FHIR"
Description: "Gjør en KITH Svarrapport 1.3 eller 1.4 om til en transaksjon, med regnskap over alt som ikke er ført over."
* url = "https://fhirref.example/no/provesvar/OperationDefinition/from-svarrapport"
* version = "0.1.0"
* name = "FromSvarrapport"
* title = "Svarrapport til FHIR"
* status = #draft
* kind = #operation
* experimental = true
* date = "2026-11-29"
* publisher = "FhirRef"
* description = "Kroppen er meldingen selv, som application/xml eller text/xml: Message fra KITH Svarrapport, alene eller i et MsgHead. Ingenting blir lagret; den som spør, leser regnskapet og sender transaksjonen."
* jurisdiction = urn:iso:std:iso:3166#NO "Norge"
* affectsState = false
* code = #from-svarrapport
* system = true
* type = false
* instance = false
* parameter[+]
  * name = #keepDocuments
  * use = #in
  * min = 0
  * max = "1"
  * documentation = "I adressen: om dokumentene som følger meldingen, skal være med. Uten dem sier svaret at de finnes."
  * type = #boolean
* parameter[+]
  * name = #bundle
  * use = #out
  * min = 1
  * max = "1"
  * documentation = "Transaksjon der hver ressurs er betinget av en identifikator, slik at den kan sendes flere ganger."
  * type = #Bundle
* parameter[+]
  * name = #outcome
  * use = #out
  * min = 1
  * max = "1"
  * documentation = "Først hvor mye som er ført over, så det som er tolket, så hvert element som ikke er ført over, med grunn."
  * type = #OperationOutcome
