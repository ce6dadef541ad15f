Instance:    kritisk-info-producer
InstanceOf:  CapabilityStatement
Title:       "Den som registrerer kritisk informasjon"
Description: "Det et system som registrerer kritisk informasjon, skal og bør kunne."
Usage:       #definition
* url = "https://fhirref.example/no/kritisk-info/CapabilityStatement/kritisk-info-producer"
* title = "Den som registrerer kritisk informasjon"
* insert Actor(KritiskInfoProducer, client, [[Det et system som registrerer kritisk informasjon, skal og bør kunne: oppdatere siste versjon uten å endre art, kode eller den som registrerte først, og beholde det systemet ikke kjenner.]])
* rest.resource[+]
  * insert Resource(AllergyIntolerance, KritiskAllergyIntolerance, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Interaction(create, SHALL)
  * insert Interaction(update, SHALL)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
* rest.resource[+]
  * insert Resource(Condition, KritiskCondition, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Interaction(create, SHALL)
  * insert Interaction(update, SHALL)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
* rest.resource[+]
  * insert Resource(Procedure, KritiskProcedure, SHOULD)
  * insert Interaction(read, SHOULD)
  * insert Interaction(search-type, SHOULD)
  * insert Interaction(create, SHOULD)
  * insert Interaction(update, SHOULD)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHOULD)
* rest.resource[+]
  * insert Resource(DeviceUseStatement, KritiskDeviceUseStatement, SHOULD)
  * insert Interaction(read, SHOULD)
  * insert Interaction(search-type, SHOULD)
  * insert Interaction(create, SHOULD)
  * insert Interaction(update, SHOULD)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHOULD)
* rest.resource[+]
  * insert Resource(Flag, KritiskFlag, SHOULD)
  * insert Interaction(read, SHOULD)
  * insert Interaction(search-type, SHOULD)
  * insert Interaction(create, SHOULD)
  * insert Interaction(update, SHOULD)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHOULD)
* rest.resource[+]
  * insert Resource(Consent, KritiskConsent, SHOULD)
  * insert Interaction(read, SHOULD)
  * insert Interaction(search-type, SHOULD)
  * insert Interaction(create, SHOULD)
  * insert Interaction(update, SHOULD)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHOULD)
* rest.resource[+]
  * insert Resource(Patient, BasisPatient, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Search(identifier, token, http://hl7.org/fhir/SearchParameter/Patient-identifier, SHALL)
    * documentation = "Med POST _search: fødselsnummer og D-nummer skal ikke stå i adressen."
