Instance:    kritisk-info-consumer
InstanceOf:  CapabilityStatement
Title:       "Leser av kritisk informasjon"
Description: "Det et system som viser kritisk informasjon, skal og bør kunne."
Usage:       #definition
* url = "https://fhirref.example/no/kritisk-info/CapabilityStatement/kritisk-info-consumer"
* title = "Leser av kritisk informasjon"
* insert Actor(KritiskInfoConsumer, client, [[Det et system som viser kritisk informasjon, skal og bør kunne: hente alle artene, vise alvorlighet, sikkerhet, kilde, dato og hvem som registrerte, og aldri vise manglende opplysning som at noe ikke finnes.]])
* rest.resource[+]
  * insert Resource(AllergyIntolerance, KritiskAllergyIntolerance, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
* rest.resource[+]
  * insert Resource(Condition, KritiskCondition, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
* rest.resource[+]
  * insert Resource(Procedure, KritiskProcedure, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
* rest.resource[+]
  * insert Resource(DeviceUseStatement, KritiskDeviceUseStatement, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
* rest.resource[+]
  * insert Resource(Flag, KritiskFlag, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
* rest.resource[+]
  * insert Resource(Consent, KritiskConsent, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
* rest.resource[+]
  * insert Resource(Patient, BasisPatient, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Search(identifier, token, http://hl7.org/fhir/SearchParameter/Patient-identifier, SHALL)
    * documentation = "Med POST _search: fødselsnummer og D-nummer skal ikke stå i adressen."
  * operation[+]
    * insert Expects(SHOULD)
    * name = "summary"
    * definition = "http://hl7.org/fhir/uv/ips/OperationDefinition/summary"
    * documentation = "Leseren skal forstå både IPS 2.0, der en tom seksjon sier hvorfor, og 1.1, der fravær er en oppføring med kode."
  * operation[+]
    * insert Expects(SHOULD)
    * name = "kritisk-status"
    * definition = "https://fhirref.example/no/kritisk-info/OperationDefinition/kritisk-operation-status"
    * documentation = "Spørres før opplysningene hentes."
