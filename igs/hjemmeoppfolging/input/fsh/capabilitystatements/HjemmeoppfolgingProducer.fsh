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
    * insert SupportedProfile(hjemme-observation-bevissthet)
    * insert SupportedProfile(hjemme-observation-cfs)
    * insert SupportedProfile(hjemme-observation-hjemmeprove)
    * insert SupportedProfile(hjemme-observation-hoyde)
    * insert SupportedProfile(hjemme-observation-kmi)
    * insert SupportedProfile(hjemme-observation-news2)
    * insert SupportedProfile(hjemme-observation-oksygentilforsel)
    * insert SupportedProfile(hjemme-observation-respirasjon)
    * insert SupportedProfile(hjemme-observation-spirometri)
    * insert ResourceInteraction(create)
    * insert ResourceInteraction(update)
    * operation[+]
      * name = "submit"
      * definition = "https://fhirref.example/no/hjemmeoppfolging/OperationDefinition/hjemme-submit"
  * resource[+]
    * insert ActorResource(QuestionnaireResponse, hjemme-questionnaireresponse)
    * insert ResourceInteraction(create)
  * resource[+]
    * insert ActorResource(Device, hjemme-device)
    * insert ResourceInteraction(create)
  * resource[+]
    * insert ActorResource(DetectedIssue, hjemme-detectedissue)
    * insert ResourceInteraction(create)
    * insert ResourceInteraction(update)
  * interaction
    * insert Expect(SHALL)
    * code = #batch
