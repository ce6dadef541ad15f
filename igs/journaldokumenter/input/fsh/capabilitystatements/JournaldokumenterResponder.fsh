Instance:    journaldokumenter-responder
InstanceOf:  CapabilityStatement
Usage:       #definition
Title:       "Dokumentarkiv"
Description: "System som svarer på søk og utleverer dokumenter (ITI-66, ITI-67, ITI-68)."
* insert Actor(journaldokumenter-responder)
* name = "JournaldokumenterResponder"
* title = "Dokumentarkiv"
* description = "System som svarer på søk og utleverer dokumenter (ITI-66, ITI-67, ITI-68)."
* rest
  * mode = #server
  * documentation = "Søk støttes med både GET og POST. Søk med personnummer i adressen avvises eller merkes som feil bruk. Sperrede dokumenter (NORS) holdes tilbake fra helsepersonell uten forhøyet grunnlag, og bare antallet oppgis."
  * resource[+]
    * insert ActorResource(DocumentReference, journal-documentreference)
    * insert ResourceInteraction(search-type)
    * insert ResourceInteraction(read)
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(SHALL, token, DocumentReference, status, status)
    * insert CoreSearch(SHALL, token, clinical, type, type)
    * insert CoreSearch(SHALL, token, DocumentReference, category, category)
    * insert CoreSearch(SHALL, reference, DocumentReference, author, author)
    * insert ChainedSearch(SHALL, author.given)
    * insert ChainedSearch(SHALL, author.family)
    * insert CoreSearch(SHALL, date, DocumentReference, date, date)
    * insert CoreSearch(SHALL, token, DocumentReference, event, event)
    * insert CoreSearch(SHALL, token, DocumentReference, facility, facility)
    * insert CoreSearch(SHALL, token, DocumentReference, format, format)
    * insert CoreSearch(SHALL, token, clinical, identifier, identifier)
    * insert CoreSearch(SHALL, date, DocumentReference, period, period)
    * insert CoreSearch(SHALL, reference, DocumentReference, related, related)
    * insert CoreSearch(SHALL, token, DocumentReference, security-label, security-label)
    * insert CoreSearch(SHALL, token, DocumentReference, setting, setting)
    * insert OwnSearch(SHALL, date, creation, journal-creation)
  * resource[+]
    * insert ActorResource(List, journal-submissionset)
    * supportedProfile[+] = "https://fhirref.example/no/journaldokumenter/StructureDefinition/journal-folder"
    * insert ResourceInteraction(search-type)
    * insert ResourceInteraction(read)
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(SHALL, token, clinical, code, code)
    * insert CoreSearch(SHALL, token, List, status, status)
    * insert CoreSearch(SHALL, date, clinical, date, date)
    * insert CoreSearch(SHALL, token, clinical, identifier, identifier)
    * insert CoreSearch(SHALL, reference, List, source, source)
    * insert ChainedSearch(SHALL, source.given)
    * insert ChainedSearch(SHALL, source.family)
    * insert OwnSearch(SHALL, token, designationType, journal-designation-type)
    * insert OwnSearch(SHALL, token, sourceId, journal-source-id)
  * resource[+]
    * insert ActorResource(Binary, journal-binary)
    * insert ResourceInteraction(read)
