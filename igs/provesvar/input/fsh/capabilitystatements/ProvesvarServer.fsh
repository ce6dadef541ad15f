Instance:    provesvar-server
InstanceOf:  CapabilityStatement
Usage:       #definition
Title:       "Prøvesvartjeneste"
Description: "System som utleverer svar på laboratorie- og bildeundersøkelser."
* insert Actor(provesvar-server)
* name = "ProvesvarServer"
* title = "Prøvesvartjeneste"
* description = "System som utleverer svar på laboratorie- og bildeundersøkelser."
* rest
  * mode = #server
  * documentation = "Et resultat med medlemmer leses som en helhet: has-member kan tas med i søket. Søk med personnummer gjøres med POST. Ingen treff er et tomt søkesvar."
  * resource[+]
    * insert ActorResource(DiagnosticReport, provesvar-diagnosticreport-lab)
    * supportedProfile[+] = "https://fhirref.example/no/provesvar/StructureDefinition/provesvar-diagnosticreport-radiologi"
    * insert ResourceInteraction(search-type)
    * insert ResourceInteraction(read)
    * searchInclude[+] = "DiagnosticReport:result"
    * searchInclude[+] = "DiagnosticReport:specimen"
    * searchInclude[+] = "DiagnosticReport:based-on"
    * operation[+]
      * insert Expect(SHOULD)
      * name = "lab-document"
      * definition = "https://fhirref.example/no/provesvar/OperationDefinition/lab-document"
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(SHALL, date, clinical, date, date)
    * insert CoreSearch(SHALL, token, DiagnosticReport, category, category)
    * insert CoreSearch(SHALL, token, clinical, code, code)
    * insert CoreSearch(SHALL, token, clinical, identifier, identifier)
    * insert CoreSearch(SHALL, date, DiagnosticReport, issued, issued)
    * insert CoreSearch(SHALL, token, DiagnosticReport, status, status)
    * insert CoreSearch(SHALL, reference, DiagnosticReport, result, result)
    * insert CoreSearch(SHALL, reference, DiagnosticReport, based-on, based-on)
  * resource[+]
    * insert ActorResource(Observation, provesvar-observation-lab)
    * supportedProfile[+] = "https://fhirref.example/no/provesvar/StructureDefinition/provesvar-observation-radiologi"
    * insert ResourceInteraction(search-type)
    * insert ResourceInteraction(read)
    * searchInclude[+] = "Observation:has-member"
    * searchInclude[+] = "Observation:specimen"
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(SHALL, date, clinical, date, date)
    * insert CoreSearch(SHALL, token, Observation, category, category)
    * insert CoreSearch(SHALL, token, clinical, code, code)
    * insert CoreSearch(SHALL, token, clinical, identifier, identifier)
    * insert CoreSearch(SHALL, token, Observation, status, status)
    * insert CoreSearch(SHALL, quantity, Observation, value-quantity, value-quantity)
    * insert CoreSearch(SHALL, reference, Observation, has-member, has-member)
    * insert CoreSearch(SHALL, reference, Observation, specimen, specimen)
  * resource[+]
    * insert ActorResource(Specimen, provesvar-specimen)
    * insert ResourceInteraction(search-type)
    * insert ResourceInteraction(read)
    * insert CoreSearch(SHALL, reference, Specimen, patient, patient)
    * insert CoreSearch(SHALL, token, Specimen, identifier, identifier)
    * insert CoreSearch(SHALL, token, Specimen, accession, accession)
    * insert CoreSearch(SHALL, date, Specimen, collected, collected)
    * insert CoreSearch(SHALL, token, Specimen, type, type)
  * resource[+]
    * insert ActorResource(ServiceRequest, provesvar-servicerequest)
    * insert ResourceInteraction(search-type)
    * insert ResourceInteraction(read)
    * searchInclude[+] = "ServiceRequest:requester"
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(SHALL, token, clinical, identifier, identifier)
    * insert CoreSearch(SHALL, date, ServiceRequest, authored, authored)
    * insert CoreSearch(SHALL, token, ServiceRequest, status, status)
    * insert CoreSearch(SHALL, reference, ServiceRequest, requester, requester)
  * operation[+]
    * insert Expect(SHOULD)
    * name = "from-svarrapport"
    * definition = "https://fhirref.example/no/provesvar/OperationDefinition/from-svarrapport"
