Instance:    journaldokumenter-recipient
InstanceOf:  CapabilityStatement
Usage:       #definition
Title:       "Dokumentmottaker"
Description: "System som tar imot delte dokumenter (ITI-65)."
* insert Actor(journaldokumenter-recipient)
* name = "JournaldokumenterRecipient"
* title = "Dokumentmottaker"
* description = "System som tar imot delte dokumenter (ITI-65)."
* rest
  * mode = #server
  * documentation = "Kontrollerer innsendingen mot profilene, lagrer alt eller ingenting, og svarer med én linje per del, i samme rekkefølge."
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
