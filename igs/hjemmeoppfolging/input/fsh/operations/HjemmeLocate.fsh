Instance:    hjemme-locate
InstanceOf:  OperationDefinition
Usage:       #definition
Title:       "Hvem har data"
Description: "Virksomhetene som har data om en innbygger, og adressene der de hentes."
* insert OperationMetadata(hjemme-locate, locate, false, 2026-11-29)
* name = "HjemmeLocate"
* title = "Hvem har data"
* description = "Virksomhetene som har data om en innbygger, og adressene der de hentes: målingene som ligger her, og pekerne (List) som andre har registrert. Bare pekere; hver kilde avgjør selv hva den utleverer. Personnummer sendes i innholdet, aldri i adressen."
* resource = #Patient
* system = false
* type = true
* instance = true
* insert In(identifier, 0, 1, Identifier, [[Fødselsnummer, D-nummer eller felles hjelpenummer, når operasjonen kalles på Patient uten id. Som system|verdi i et skjema.]])
* insert In(type, 0, *, code, [[Datatype fra hjemme-datatype; utelatt er alle.]])
* parameter[+]
  * name = #source
  * use = #out
  * min = 0
  * max = "*"
  * documentation = "En virksomhet med data av en type."
  * part[+]
    * name = #organization
    * use = #out
    * min = 1
    * max = "1"
    * type = #Reference
    * documentation = "Virksomheten, med organisasjonsnummer."
  * part[+]
    * name = #type
    * use = #out
    * min = 1
    * max = "1"
    * type = #code
    * documentation = "Datatypen."
  * part[+]
    * name = #address
    * use = #out
    * min = 0
    * max = "1"
    * type = #url
    * documentation = "FHIR-adressen; utelatt når pekeren leder til et Endpoint som ikke finnes her."
