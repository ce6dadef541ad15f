Instance:    hjemmeoppfolging-server
InstanceOf:  CapabilityStatement
Usage:       #definition
Title:       "Tjeneste for måledata"
Description: "System som tar imot, lagrer og utleverer målinger."
* insert Actor(hjemmeoppfolging-server)
* name = "HjemmeoppfolgingServer"
* title = "Tjeneste for måledata"
* description = "System som tar imot, lagrer og utleverer målinger."
* rest
  * mode = #server
  * documentation = "Samme måling (pasient og kildens identifikator) lagres én gang. Hver del av en samling får sin egen status. Rettelser gjøres med PUT og gir ny versjon. Søk med personnummer gjøres med POST."
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
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(vread)
    * insert ResourceInteraction(history-instance)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(SHALL, token, clinical, code, code)
    * insert CoreSearch(SHALL, date, clinical, date, date)
    * insert CoreSearch(SHALL, token, Observation, category, category)
    * insert CoreSearch(SHALL, token, clinical, identifier, identifier)
    * insert CoreSearch(SHALL, reference, Observation, performer, performer)
    * insert CoreSearch(SHALL, reference, Observation, device, device)
    * insert CoreSearch(SHALL, token, Observation, status, status)
    * operation[+]
      * name = "lastn"
      * definition = "http://hl7.org/fhir/OperationDefinition/Observation-lastn"
    * operation[+]
      * name = "stats"
      * definition = "https://fhirref.example/no/hjemmeoppfolging/OperationDefinition/hjemme-stats"
    * operation[+]
      * name = "news2"
      * definition = "https://fhirref.example/no/hjemmeoppfolging/OperationDefinition/hjemme-news2"
    * operation[+]
      * name = "submit"
      * definition = "https://fhirref.example/no/hjemmeoppfolging/OperationDefinition/hjemme-submit"
  * resource[+]
    * insert ActorResource(QuestionnaireResponse, hjemme-questionnaireresponse)
    * insert ResourceInteraction(create)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(SHALL, reference, QuestionnaireResponse, patient, patient)
    * insert CoreSearch(SHALL, reference, QuestionnaireResponse, questionnaire, questionnaire)
    * insert CoreSearch(SHALL, date, QuestionnaireResponse, authored, authored)
  * resource[+]
    * insert ActorResource(Questionnaire, hjemme-questionnaire)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(SHALL, uri, Questionnaire, url, url)
    * insert CoreSearch(SHALL, token, Questionnaire, version, version)
  * resource[+]
    * insert ActorResource(Device, hjemme-device)
    * insert ResourceInteraction(create)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(SHALL, token, Device, identifier, identifier)
    * insert CoreSearch(SHALL, reference, Device, patient, patient)
    * insert CoreSearch(SHALL, token, Device, type, type)
  * resource[+]
    * insert ActorResource(CarePlan, hjemme-careplan)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(SHALL, date, clinical, date, date)
    * insert CoreSearch(SHALL, token, CarePlan, category, category)
    * insert CoreSearch(SHALL, token, CarePlan, status, status)
  * resource[+]
    * type = #Patient
    * operation[+]
      * name = "locate"
      * definition = "https://fhirref.example/no/hjemmeoppfolging/OperationDefinition/hjemme-locate"
  * resource[+]
    * insert ActorResource(DetectedIssue, hjemme-detectedissue)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(SHALL, token, clinical, code, code)
    * insert CoreSearch(SHALL, date, DetectedIssue, identified, identified)
  * resource[+]
    * insert ActorResource(List, hjemme-list)
    * insert ResourceInteraction(read)
    * insert ResourceInteraction(search-type)
    * insert CoreSearch(SHALL, reference, clinical, patient, patient)
    * insert CoreSearch(SHALL, token, clinical, code, code)
  * resource[+]
    * insert ActorResource(Endpoint, hjemme-endpoint)
    * insert ResourceInteraction(read)
  * interaction
    * insert Expect(SHALL)
    * code = #batch
