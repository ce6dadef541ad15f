Instance:    kritisk-operation-summary
InstanceOf:  OperationDefinition
Title:       "Pasientoppsummering"
Description: "Pasientoppsummering etter IPS."
Usage:       #definition
* insert Operation(kritisk-operation-summary, summary, Pasientoppsummering, [[Setter sammen en pasientoppsummering etter IPS av det som er lagret om pasienten. Lages på nytt hver gang og lagres ikke.]])
* base = "http://hl7.org/fhir/uv/ips/OperationDefinition/summary"
* affectsState = false
* resource = #Patient
* type = true
* instance = true
* outputProfile = Canonical(KritiskBundle)
* parameter[+]
  * name = #identifier
  * use = #in
  * min = 0
  * max = "1"
  * type = #string
  * searchType = #token
  * documentation = "Pasientens identifikator, system|verdi. Må være med når operasjonen kalles på Patient uten id. Fødselsnummer og D-nummer sendes med POST."
* parameter[+]
  * name = #profile
  * use = #in
  * min = 0
  * max = "1"
  * type = #canonical
  * documentation = "Bundle-uv-ips eller Composition-uv-ips med versjon: |2.0.1 (eller ingen) gir IPS 2.0, |1.1.0 gir IPS 1.1."
* parameter[+]
  * name = #return
  * use = #out
  * min = 1
  * max = "1"
  * type = #Bundle
  * documentation = "Et dokument: Composition først, så pasienten og alt det vises til."
