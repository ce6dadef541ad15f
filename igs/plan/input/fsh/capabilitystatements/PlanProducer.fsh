Instance:    plan-producer
InstanceOf:  CapabilityStatement
Usage:       #definition
Title:       "Kilde til planer"
Description: "System der planer lages og endres, eller der tjenester tildeles."
* insert Actor(plan-producer)
* name = "PlanProducer"
* title = "Kilde til planer"
* description = "System der planer lages og endres, eller der tjenester tildeles."
* rest
  * mode = #client
  * documentation = "Sender If-Match med versjonen som ble lest. Får det 412, leses planen på nytt og endringen gjøres om igjen; den andres endring overskrives aldri."
  * resource[+]
    * insert ActorResource(CarePlan, plan-careplan)
    * insert SupportedProfile(plan-sone)
    * insert SupportedProfile(plan-besok)
    * insert ResourceInteraction(create)
    * insert ResourceInteraction(update)
    * insert ResourceInteraction(read)
  * resource[+]
    * insert ActorResource(Condition, plan-condition)
    * insert SupportedProfile(plan-sonetilstand)
    * insert ResourceInteraction(create)
    * insert ResourceInteraction(update)
    * insert ResourceInteraction(read)
  * resource[+]
    * insert ActorResource(Goal, plan-goal)
    * insert ResourceInteraction(create)
    * insert ResourceInteraction(update)
    * insert ResourceInteraction(read)
  * resource[+]
    * insert ActorResource(ServiceRequest, plan-servicerequest)
    * insert SupportedProfile(plan-vedtak)
    * insert ResourceInteraction(create)
    * insert ResourceInteraction(update)
    * insert ResourceInteraction(read)
  * resource[+]
    * insert ActorResource(CareTeam, plan-careteam)
    * insert ResourceInteraction(create)
    * insert ResourceInteraction(update)
    * insert ResourceInteraction(read)
  * resource[+]
    * insert ActorResource(EpisodeOfCare, plan-episodeofcare)
    * insert ResourceInteraction(create)
    * insert ResourceInteraction(update)
    * insert ResourceInteraction(read)
