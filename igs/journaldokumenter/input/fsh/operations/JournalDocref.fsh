Instance:    journal-operation-docref
InstanceOf:  OperationDefinition
Title:       "Finn dokumentene om en pasient"
Description: "De gjeldende dokumentene om en pasient."
Usage:       #definition
* url = "https://fhirref.example/no/journaldokumenter/OperationDefinition/journal-operation-docref"
* version = "0.1.0"
* name = "JournalDocref"
* title = "Finn dokumentene om en pasient"
* status = #draft
* kind = #operation
* experimental = true
* date = "2026-11-29"
* publisher = "FhirRef"
* jurisdiction = urn:iso:std:iso:3166#NO "Norge"
* description = "Gir dokumentreferansene som gjelder nå, om en pasient. Uten tidsrom: bare den nyeste. Sperrede dokumenter er ikke med."
* base = "http://hl7.org/fhir/uv/ipa/OperationDefinition/docref"
* affectsState = false
* code = #docref
* resource = #DocumentReference
* system = false
* type = true
* instance = false
* parameter[+]
  * name = #patient
  * use = #in
  * min = 1
  * max = "1"
  * type = #id
  * documentation = "Pasientens id på serveren."
* parameter[+]
  * name = #start
  * use = #in
  * min = 0
  * max = "1"
  * type = #dateTime
  * documentation = "Dokumentet gjelder et tidsrom som slutter tidligst da."
* parameter[+]
  * name = #end
  * use = #in
  * min = 0
  * max = "1"
  * type = #dateTime
  * documentation = "Dokumentet gjelder et tidsrom som begynner senest da."
* parameter[+]
  * name = #type
  * use = #in
  * min = 0
  * max = "1"
  * type = #CodeableConcept
  * documentation = "Dokumenttypen; i en adresse system|kode."
* parameter[+]
  * name = #on-demand
  * use = #in
  * min = 0
  * max = "1"
  * type = #boolean
  * documentation = "Serveren lager ingen dokumenter ved henting; true avvises."
* parameter[+]
  * name = #return
  * use = #out
  * min = 1
  * max = "1"
  * type = #Bundle
  * documentation = "Et søkesvar med dokumentreferansene, nyeste først."
