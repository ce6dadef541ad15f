Instance:    journaldokumenter-source
InstanceOf:  CapabilityStatement
Usage:       #definition
Title:       "Dokumentkilde"
Description: "System som deler dokumenter ved å sende dem inn (ITI-65)."
* insert Actor(journaldokumenter-source)
* name = "JournaldokumenterSource"
* title = "Dokumentkilde"
* description = "System som deler dokumenter ved å sende dem inn (ITI-65)."
* rest
  * mode = #client
  * documentation = "Sender én transaksjon med én innsending og dens dokumenter. Pasientens nummer står aldri i en adresse."
  * resource[+]
    * insert ActorResource(DocumentReference, journal-documentreference)
  * resource[+]
    * insert ActorResource(List, journal-submissionset)
    * supportedProfile[+] = "https://fhirref.example/no/journaldokumenter/StructureDefinition/journal-folder"
  * resource[+]
    * insert ActorResource(Binary, journal-binary)
  * interaction
    * insert Expect(SHALL)
    * code = #transaction
