Instance:    legemiddelliste-producer
InstanceOf:  CapabilityStatement
Title:       "Forskriver som endrer legemiddellisten"
Description: "Det et system som lager og endrer legemiddellisten, skal og bør kunne."
Usage:       #definition
* url = "https://fhirref.example/no/legemiddelliste/CapabilityStatement/legemiddelliste-producer"
* title = "Forskriver som endrer legemiddellisten"
* insert Actor(LegemiddellisteProducer, client, [[Det et system som lager og endrer legemiddellisten, skal og bør kunne: hente siste versjon, endre den som helhet, beholde rad-id-er og det den ikke kjenner, og navngi versjonen den bygget på.]])
* rest.resource[+]
  * insert Resource(MedicationStatement, LegemiddelMedicationStatement, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Interaction(create, SHALL)
  * insert Interaction(update, SHALL)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
* rest.resource[+]
  * insert Resource(Medication, LegemiddelMedication, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(create, SHALL)
* rest.resource[+]
  * insert Resource(List, LegemiddelList, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Interaction(update, SHALL)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
  * insert CanDo(medication-changes, https://fhirref.example/no/legemiddelliste/OperationDefinition/list-medication-changes, SHOULD)
* rest.resource[+]
  * insert Resource(Patient, BasisPatient, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Search(identifier, token, http://hl7.org/fhir/SearchParameter/Patient-identifier, SHALL)
    * documentation = "Med POST _search: fødselsnummer og D-nummer skal ikke stå i adressen."
  * insert CanDo(getMedication, https://fhirref.example/no/legemiddelliste/OperationDefinition/patient-get-medication, SHALL)
  * insert CanDo(sendMedication, https://fhirref.example/no/legemiddelliste/OperationDefinition/patient-send-medication, SHALL)
* rest.interaction
  * insert Expects(SHALL)
  * code = #transaction
