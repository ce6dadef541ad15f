Instance:    provesvar-consumer
InstanceOf:  CapabilityStatement
Usage:       #definition
Title:       "Leser av prøvesvar"
Description: "System som henter og viser prøvesvar."
* insert Actor(provesvar-consumer)
* name = "ProvesvarConsumer"
* title = "Leser av prøvesvar"
* description = "System som henter og viser prøvesvar."
* rest
  * mode = #client
  * documentation = "Søker med POST når pasienten er gitt med personnummer, følger lenken til neste side, viser medlemmer under gruppen sin, viser rettede og kansellerte svar som det, og regner aldri om enheter."
  * resource[+]
    * insert ActorResource(DiagnosticReport, provesvar-diagnosticreport-lab)
    * supportedProfile[+] = "https://fhirref.example/no/provesvar/StructureDefinition/provesvar-diagnosticreport-radiologi"
    * insert ResourceInteraction(search-type)
    * insert ResourceInteraction(read)
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(MAY, date, clinical, date, date)
    * insert CoreSearch(MAY, token, DiagnosticReport, category, category)
    * insert CoreSearch(MAY, token, clinical, code, code)
    * insert CoreSearch(MAY, token, clinical, identifier, identifier)
    * insert CoreSearch(MAY, date, DiagnosticReport, issued, issued)
    * insert CoreSearch(MAY, token, DiagnosticReport, status, status)
    * insert CoreSearch(MAY, reference, DiagnosticReport, result, result)
    * insert CoreSearch(MAY, reference, DiagnosticReport, based-on, based-on)
  * resource[+]
    * insert ActorResource(Observation, provesvar-observation-lab)
    * supportedProfile[+] = "https://fhirref.example/no/provesvar/StructureDefinition/provesvar-observation-radiologi"
    * insert ResourceInteraction(search-type)
    * insert ResourceInteraction(read)
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(MAY, date, clinical, date, date)
    * insert CoreSearch(MAY, token, Observation, category, category)
    * insert CoreSearch(MAY, token, clinical, code, code)
    * insert CoreSearch(MAY, token, clinical, identifier, identifier)
    * insert CoreSearch(MAY, token, Observation, status, status)
    * insert CoreSearch(MAY, quantity, Observation, value-quantity, value-quantity)
    * insert CoreSearch(MAY, reference, Observation, has-member, has-member)
    * insert CoreSearch(MAY, reference, Observation, specimen, specimen)
  * resource[+]
    * insert ActorResource(Specimen, provesvar-specimen)
    * insert ResourceInteraction(search-type)
    * insert ResourceInteraction(read)
    * insert CoreSearch(SHALL, reference, Specimen, patient, patient)
    * insert CoreSearch(MAY, token, Specimen, identifier, identifier)
    * insert CoreSearch(MAY, token, Specimen, accession, accession)
    * insert CoreSearch(MAY, date, Specimen, collected, collected)
    * insert CoreSearch(MAY, token, Specimen, type, type)
  * resource[+]
    * insert ActorResource(ServiceRequest, provesvar-servicerequest)
    * insert ResourceInteraction(search-type)
    * insert ResourceInteraction(read)
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(MAY, token, clinical, identifier, identifier)
    * insert CoreSearch(MAY, date, ServiceRequest, authored, authored)
    * insert CoreSearch(MAY, token, ServiceRequest, status, status)
    * insert CoreSearch(MAY, reference, ServiceRequest, requester, requester)
