Instance:    provesvar-producer
InstanceOf:  CapabilityStatement
Usage:       #definition
Title:       "Avsender av prøvesvar"
Description: "System som sender svar til en prøvesvartjeneste, som transaksjon eller som Svarrapport."
* insert Actor(provesvar-producer)
* name = "ProvesvarProducer"
* title = "Avsender av prøvesvar"
* description = "System som sender svar til en prøvesvartjeneste, som transaksjon eller som Svarrapport."
* rest
  * mode = #client
  * documentation = "Sender en rapport med alt den består av som én transaksjon, der hver ressurs er betinget av sin identifikator. En ny utgave har samme identifikator og samme nilar-report-date. En Svarrapport gjøres om med $from-svarrapport, og regnskapet leses før transaksjonen sendes."
  * interaction[+]
    * insert Expect(SHALL)
    * code = #transaction
  * resource[+]
    * insert ActorResource(DiagnosticReport, provesvar-diagnosticreport-lab)
    * supportedProfile[+] = "https://fhirref.example/no/provesvar/StructureDefinition/provesvar-diagnosticreport-radiologi"
    * insert ResourceInteraction(update)
    * conditionalUpdate = true
  * resource[+]
    * insert ActorResource(Observation, provesvar-observation-lab)
    * supportedProfile[+] = "https://fhirref.example/no/provesvar/StructureDefinition/provesvar-observation-radiologi"
    * insert ResourceInteraction(update)
    * conditionalUpdate = true
  * resource[+]
    * insert ActorResource(Specimen, provesvar-specimen)
    * insert ResourceInteraction(update)
    * conditionalUpdate = true
  * resource[+]
    * insert ActorResource(ServiceRequest, provesvar-servicerequest)
    * insert ResourceInteraction(update)
    * conditionalUpdate = true
  * operation[+]
    * insert Expect(MAY)
    * name = "from-svarrapport"
    * definition = "https://fhirref.example/no/provesvar/OperationDefinition/from-svarrapport"
