Instance:    hjemmeoppfolging-consumer
InstanceOf:  CapabilityStatement
Usage:       #definition
Title:       "Leser av måledata"
Description: "System som henter og viser målinger."
* insert Actor(hjemmeoppfolging-consumer)
* name = "HjemmeoppfolgingConsumer"
* title = "Leser av måledata"
* description = "System som henter og viser målinger."
* rest
  * mode = #client
  * documentation = "Viser kilde, utstyr, tidspunkt og om målingen er egenmåling. Endrer aldri den lagrede verdien ved omregning av enheter. Sier fra når en kilde ikke svarer."
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
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(SHALL, token, clinical, code, code)
    * insert CoreSearch(SHALL, date, clinical, date, date)
    * insert CoreSearch(MAY, token, Observation, category, category)
    * insert CoreSearch(MAY, token, clinical, identifier, identifier)
    * insert CoreSearch(MAY, reference, Observation, performer, performer)
    * insert CoreSearch(MAY, reference, Observation, device, device)
    * insert CoreSearch(MAY, token, Observation, status, status)
    * operation[+]
      * name = "lastn"
      * definition = "http://hl7.org/fhir/OperationDefinition/Observation-lastn"
    * operation[+]
      * name = "stats"
      * definition = "https://fhirref.example/no/hjemmeoppfolging/OperationDefinition/hjemme-stats"
    * operation[+]
      * name = "news2"
      * definition = "https://fhirref.example/no/hjemmeoppfolging/OperationDefinition/hjemme-news2"
  * resource[+]
    * insert ActorResource(QuestionnaireResponse, hjemme-questionnaireresponse)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(SHALL, reference, QuestionnaireResponse, patient, patient)
    * insert CoreSearch(SHALL, reference, QuestionnaireResponse, questionnaire, questionnaire)
    * insert CoreSearch(MAY, date, QuestionnaireResponse, authored, authored)
  * resource[+]
    * insert ActorResource(Questionnaire, hjemme-questionnaire)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(MAY, uri, Questionnaire, url, url)
    * insert CoreSearch(MAY, token, Questionnaire, version, version)
  * resource[+]
    * insert ActorResource(Device, hjemme-device)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(MAY, token, Device, identifier, identifier)
    * insert CoreSearch(MAY, reference, Device, patient, patient)
    * insert CoreSearch(MAY, token, Device, type, type)
  * resource[+]
    * insert ActorResource(CarePlan, hjemme-careplan)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(MAY, date, clinical, date, date)
    * insert CoreSearch(MAY, token, CarePlan, category, category)
    * insert CoreSearch(MAY, token, CarePlan, status, status)
  * resource[+]
    * type = #Patient
    * operation[+]
      * name = "locate"
      * definition = "https://fhirref.example/no/hjemmeoppfolging/OperationDefinition/hjemme-locate"
  * resource[+]
    * insert ActorResource(DetectedIssue, hjemme-detectedissue)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(MAY, reference, clinical, patient, patient)
    * insert CoreSearch(MAY, token, clinical, code, code)
    * insert CoreSearch(MAY, date, DetectedIssue, identified, identified)
  * resource[+]
    * insert ActorResource(List, hjemme-list)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(MAY, reference, clinical, patient, patient)
    * insert CoreSearch(MAY, token, clinical, code, code)
  * resource[+]
    * insert ActorResource(Endpoint, hjemme-endpoint)
    * insert ResourceInteraction(read)
