Instance:    kritisk-info-server
InstanceOf:  CapabilityStatement
Title:       "Tjener for kritisk informasjon"
Description: "Det en tjener som holder kritisk informasjon, skal og bør kunne."
Usage:       #definition
* url = "https://fhirref.example/no/kritisk-info/CapabilityStatement/kritisk-info-server"
* title = "Tjener for kritisk informasjon"
* insert Actor(KritiskInfoServer, server, [[Det en tjener som holder kritisk informasjon, skal og bør kunne.]])
* rest.resource[+]
  * insert Resource(AllergyIntolerance, KritiskAllergyIntolerance, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Interaction(vread, SHOULD)
  * insert Interaction(create, SHOULD)
  * insert Interaction(update, SHOULD)
  * insert Search(_id, token, http://hl7.org/fhir/SearchParameter/Resource-id, SHALL)
  * insert Search(_lastUpdated, date, http://hl7.org/fhir/SearchParameter/Resource-lastUpdated, SHALL)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
  * insert Search(clinical-status, token, http://hl7.org/fhir/SearchParameter/AllergyIntolerance-clinical-status, SHALL)
  * insert Search(verification-status, token, http://hl7.org/fhir/SearchParameter/AllergyIntolerance-verification-status, SHOULD)
  * insert Search(category, token, http://hl7.org/fhir/SearchParameter/AllergyIntolerance-category, SHALL)
  * insert Search(criticality, token, http://hl7.org/fhir/SearchParameter/AllergyIntolerance-criticality, SHOULD)
  * insert Search(code, token, http://hl7.org/fhir/SearchParameter/clinical-code, SHALL)
* rest.resource[+]
  * insert Resource(Condition, KritiskCondition, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Interaction(vread, SHOULD)
  * insert Interaction(create, SHOULD)
  * insert Interaction(update, SHOULD)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
  * insert Search(category, token, http://hl7.org/fhir/SearchParameter/Condition-category, SHALL)
  * insert Search(clinical-status, token, http://hl7.org/fhir/SearchParameter/Condition-clinical-status, SHALL)
  * insert Search(code, token, http://hl7.org/fhir/SearchParameter/clinical-code, SHOULD)
  * insert Search(critical-info-type, token, https://fhirref.example/no/kritisk-info/SearchParameter/kritisk-search-type, SHOULD)
* rest.resource[+]
  * insert Resource(Procedure, KritiskProcedure, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Interaction(create, SHOULD)
  * insert Interaction(update, SHOULD)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
  * insert Search(critical-info-type, token, https://fhirref.example/no/kritisk-info/SearchParameter/kritisk-search-type, SHOULD)
* rest.resource[+]
  * insert Resource(DeviceUseStatement, KritiskDeviceUseStatement, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Interaction(create, SHOULD)
  * insert Interaction(update, SHOULD)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
* rest.resource[+]
  * insert Resource(Flag, KritiskFlag, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Interaction(create, SHOULD)
  * insert Interaction(update, SHOULD)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
  * insert Search(critical-info-type, token, https://fhirref.example/no/kritisk-info/SearchParameter/kritisk-search-type, SHOULD)
* rest.resource[+]
  * insert Resource(Consent, KritiskConsent, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Interaction(create, SHOULD)
  * insert Interaction(update, SHOULD)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
  * insert Search(critical-info-type, token, https://fhirref.example/no/kritisk-info/SearchParameter/kritisk-search-type, SHOULD)
* rest.resource[+]
  * insert Expects(SHOULD)
  * type = #ConceptMap
  * insert Interaction(read, SHOULD)
  * operation[+]
    * insert Expects(SHOULD)
    * name = "translate"
    * definition = "http://hl7.org/fhir/OperationDefinition/ConceptMap-translate"
* rest.resource[+]
  * insert Resource(Device, KritiskDevice, SHALL)
  * insert Interaction(read, SHALL)
* rest.resource[+]
  * insert Resource(Composition, KritiskComposition, SHOULD)
  * insert Interaction(read, SHOULD)
  * insert Interaction(search-type, SHOULD)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHOULD)
  * operation[+]
    * insert Expects(SHOULD)
    * name = "document"
    * definition = "http://hl7.org/fhir/OperationDefinition/Composition-document"
* rest.resource[+]
  * insert Resource(Bundle, KritiskBundle, SHOULD)
  * insert Interaction(read, SHOULD)
* rest.resource[+]
  * insert Resource(Patient, BasisPatient, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Search(identifier, token, http://hl7.org/fhir/SearchParameter/Patient-identifier, SHALL)
    * documentation = "Med POST _search: fødselsnummer og D-nummer skal ikke stå i adressen."
  * operation[+]
    * insert Expects(SHALL)
    * name = "summary"
    * definition = "http://hl7.org/fhir/uv/ips/OperationDefinition/summary"
    * documentation = "Med identifikator som POST: fødselsnummer og D-nummer skal ikke stå i adressen."
  * operation[+]
    * insert Expects(SHOULD)
    * name = "kritisk-status"
    * definition = "https://fhirref.example/no/kritisk-info/OperationDefinition/kritisk-operation-status"
* rest.interaction
  * insert Expects(SHOULD)
  * code = #transaction
