Instance:    journaldokumenter-consumer
InstanceOf:  CapabilityStatement
Usage:       #definition
Title:       "Dokumentleser"
Description: "System som finner og henter dokumenter (ITI-66, ITI-67, ITI-68)."
* insert Actor(journaldokumenter-consumer)
* name = "JournaldokumenterConsumer"
* title = "Dokumentleser"
* description = "System som finner og henter dokumenter (ITI-66, ITI-67, ITI-68)."
* rest
  * mode = #client
  * documentation = "Søker med POST når pasienten er gitt med personnummer, følger attachment.url uendret, tåler en OperationOutcome i søkesvaret, og viser merkene fra 9603."
  * resource[+]
    * insert ActorResource(DocumentReference, journal-documentreference)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(SHALL, token, DocumentReference, status, status)
    * insert CoreSearch(MAY, token, clinical, type, type)
    * insert CoreSearch(MAY, token, DocumentReference, category, category)
    * insert CoreSearch(MAY, reference, DocumentReference, author, author)
    * insert ChainedSearch(MAY, author.given)
    * insert ChainedSearch(MAY, author.family)
    * insert CoreSearch(MAY, date, DocumentReference, date, date)
    * insert CoreSearch(MAY, token, DocumentReference, event, event)
    * insert CoreSearch(MAY, token, DocumentReference, facility, facility)
    * insert CoreSearch(MAY, token, DocumentReference, format, format)
    * insert CoreSearch(MAY, token, clinical, identifier, identifier)
    * insert CoreSearch(MAY, date, DocumentReference, period, period)
    * insert CoreSearch(MAY, reference, DocumentReference, related, related)
    * insert CoreSearch(MAY, token, DocumentReference, security-label, security-label)
    * insert CoreSearch(MAY, token, DocumentReference, setting, setting)
    * insert OwnSearch(MAY, date, creation, journal-creation)
  * resource[+]
    * insert ActorResource(List, journal-submissionset)
    * supportedProfile[+] = "https://fhirref.example/no/journaldokumenter/StructureDefinition/journal-folder"
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(SHALL, token, clinical, code, code)
    * insert CoreSearch(SHALL, token, List, status, status)
    * insert CoreSearch(MAY, date, clinical, date, date)
    * insert CoreSearch(MAY, token, clinical, identifier, identifier)
    * insert CoreSearch(MAY, reference, List, source, source)
    * insert ChainedSearch(MAY, source.given)
    * insert ChainedSearch(MAY, source.family)
    * insert OwnSearch(MAY, token, designationType, journal-designation-type)
    * insert OwnSearch(MAY, token, sourceId, journal-source-id)
  * resource[+]
    * insert ActorResource(Binary, journal-binary)
    * insert ResourceInteraction(read)
