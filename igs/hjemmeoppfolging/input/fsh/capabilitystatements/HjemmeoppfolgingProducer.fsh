Instance:    hjemmeoppfolging-producer
InstanceOf:  CapabilityStatement
Usage:       #definition
Title:       "Kilde til måledata"
Description: "System som sender målinger fra utstyr og skjema hjemme hos pasienten."
* insert Actor(hjemmeoppfolging-producer)
* name = "HjemmeoppfolgingProducer"
* title = "Kilde til måledata"
* description = "System som sender målinger fra utstyr og skjema hjemme hos pasienten."
* rest
  * mode = #client
  * documentation = "Sender dataansvarlig virksomhet med hver måling, og pasienten som utfører ved egenmåling. Tidspunkt har tidssone. Feilregistrering merkes entered-in-error."
  * resource[+]
    * insert ActorResource(Observation, hjemme-observation-blodtrykk)
    * insert SupportedProfile(hjemme-observation-oksygenmetning)
    * insert SupportedProfile(hjemme-observation-puls)
    * insert SupportedProfile(hjemme-observation-temperatur)
    * insert SupportedProfile(hjemme-observation-vekt)
    * insert SupportedProfile(hjemme-observation-glukose)
    * insert SupportedProfile(hjemme-observation-skar)
    * insert ResourceInteraction(create)
    * insert ResourceInteraction(update)
  * resource[+]
    * insert ActorResource(QuestionnaireResponse, hjemme-questionnaireresponse)
    * insert ResourceInteraction(create)
  * resource[+]
    * insert ActorResource(Device, hjemme-device)
    * insert ResourceInteraction(create)
  * interaction
    * insert Expect(SHALL)
    * code = #batch
