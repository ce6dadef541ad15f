Instance:    plan-consumer
InstanceOf:  CapabilityStatement
Usage:       #definition
Title:       "Leser av planer"
Description: "System som viser planer og tjenester."
* insert Actor(plan-consumer)
* name = "PlanConsumer"
* title = "Leser av planer"
* description = "System som viser planer og tjenester."
* rest
  * mode = #client
  * documentation = "Viser sonens farge og hva pasienten skal gjøre. En sone som ikke kan avgjøres, vises aldri som grønn. Viser fra hvilken versjon planen er lest."
  * resource[+]
    * insert ActorResource(CarePlan, plan-careplan)
    * insert SupportedProfile(plan-sone)
    * insert SupportedProfile(plan-besok)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(MAY, reference, clinical, patient, patient)
    * insert CoreSearch(MAY, token, CarePlan, category, category)
    * insert CoreSearch(MAY, token, CarePlan, status, status)
    * insert CoreSearch(MAY, reference, CarePlan, part-of, part-of)
    * operation[+]
      * name = "zones"
      * definition = "https://fhirref.example/no/plan/OperationDefinition/plan-soner"
  * resource[+]
    * insert ActorResource(Condition, plan-condition)
    * insert SupportedProfile(plan-sonetilstand)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(MAY, reference, clinical, patient, patient)
    * insert CoreSearch(MAY, token, clinical, code, code)
  * resource[+]
    * insert ActorResource(Goal, plan-goal)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(MAY, reference, clinical, patient, patient)
  * resource[+]
    * insert ActorResource(ServiceRequest, plan-servicerequest)
    * insert SupportedProfile(plan-vedtak)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(MAY, reference, clinical, patient, patient)
    * insert CoreSearch(MAY, token, ServiceRequest, category, category)
  * resource[+]
    * insert ActorResource(CareTeam, plan-careteam)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(MAY, reference, clinical, patient, patient)
  * resource[+]
    * insert ActorResource(EpisodeOfCare, plan-episodeofcare)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(MAY, reference, clinical, patient, patient)
    * insert CoreSearch(MAY, token, EpisodeOfCare, status, status)
  * resource[+]
    * type = #Patient
    * operation[+]
      * name = "services"
      * definition = "https://fhirref.example/no/plan/OperationDefinition/plan-tjenester"
