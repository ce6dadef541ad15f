Instance:    legemiddelliste-consumer
InstanceOf:  CapabilityStatement
Title:       "Leser av legemiddellisten"
Description: "Det et system som viser legemiddellisten, skal og bør kunne."
Usage:       #definition
* url = "https://fhirref.example/no/legemiddelliste/CapabilityStatement/legemiddelliste-consumer"
* title = "Leser av legemiddellisten"
* insert Actor(LegemiddellisteConsumer, client, [[Det et system som viser legemiddellisten, skal og bør kunne: hente listen og radene, vise aktive og nylig seponerte rader, hvem som forskrev og når raden sist ble endret.]])
* rest.resource[+]
  * insert Resource(MedicationStatement, LegemiddelMedicationStatement, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
  * insert Search(status, token, http://hl7.org/fhir/SearchParameter/medications-status, SHOULD)
* rest.resource[+]
  * insert Resource(Medication, LegemiddelMedication, SHALL)
  * insert Interaction(read, SHALL)
* rest.resource[+]
  * insert Resource(List, LegemiddelList, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
  * insert CanDo(medication-changes, https://fhirref.example/no/legemiddelliste/OperationDefinition/list-medication-changes, SHOULD)
* rest.resource[+]
  * insert Resource(Patient, BasisPatient, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Search(identifier, token, http://hl7.org/fhir/SearchParameter/Patient-identifier, SHALL)
    * documentation = "Med POST _search: fødselsnummer og D-nummer skal ikke stå i adressen."
  * insert CanDo(getMedication, https://fhirref.example/no/legemiddelliste/OperationDefinition/patient-get-medication, SHALL)
