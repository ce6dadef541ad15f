Instance:    plan-server
InstanceOf:  CapabilityStatement
Usage:       #definition
Title:       "Tjeneste for planer"
Description: "System som lagrer og deler planer og tildelte tjenester."
* insert Actor(plan-server)
* name = "PlanServer"
* title = "Tjeneste for planer"
* description = "System som lagrer og deler planer og tildelte tjenester."
* rest
  * mode = #server
  * documentation = "En plan endres bare med If-Match: uten blir svaret 428, med en foreldet versjon 412. Alle versjoner kan leses. Søk med personnummer gjøres med POST."
  * resource[+]
    * insert ActorResource(CarePlan, plan-careplan)
    * insert SupportedProfile(plan-sone)
    * insert SupportedProfile(plan-besok)
    * insert ResourceInteraction(create)
    * insert ResourceInteraction(update)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(vread)
    * insert ResourceInteraction(history-instance)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(SHALL, token, CarePlan, category, category)
    * insert CoreSearch(SHALL, token, CarePlan, status, status)
    * insert CoreSearch(SHALL, reference, CarePlan, part-of, part-of)
    * operation[+]
      * name = "zones"
      * definition = "https://fhirref.example/no/plan/OperationDefinition/plan-soner"
  * resource[+]
    * insert ActorResource(Condition, plan-condition)
    * insert SupportedProfile(plan-sonetilstand)
    * insert ResourceInteraction(create)
    * insert ResourceInteraction(update)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(vread)
    * insert ResourceInteraction(history-instance)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(SHALL, token, clinical, code, code)
  * resource[+]
    * insert ActorResource(Goal, plan-goal)
    * insert ResourceInteraction(create)
    * insert ResourceInteraction(update)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(vread)
    * insert ResourceInteraction(history-instance)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
  * resource[+]
    * insert ActorResource(ServiceRequest, plan-servicerequest)
    * insert SupportedProfile(plan-vedtak)
    * insert ResourceInteraction(create)
    * insert ResourceInteraction(update)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(vread)
    * insert ResourceInteraction(history-instance)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(SHALL, token, ServiceRequest, category, category)
  * resource[+]
    * insert ActorResource(CareTeam, plan-careteam)
    * insert ResourceInteraction(create)
    * insert ResourceInteraction(update)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(vread)
    * insert ResourceInteraction(history-instance)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
  * resource[+]
    * insert ActorResource(EpisodeOfCare, plan-episodeofcare)
    * insert ResourceInteraction(create)
    * insert ResourceInteraction(update)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(vread)
    * insert ResourceInteraction(history-instance)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(SHALL, token, EpisodeOfCare, status, status)
  * resource[+]
    * type = #Patient
    * operation[+]
      * name = "services"
      * definition = "https://fhirref.example/no/plan/OperationDefinition/plan-tjenester"
