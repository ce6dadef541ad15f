Instance:    legemiddelliste-server
InstanceOf:  CapabilityStatement
Title:       "Tjener for legemiddellisten"
Description: "Det en tjener som holder legemiddellister, skal og bør kunne."
Usage:       #definition
* url = "https://fhirref.example/no/legemiddelliste/CapabilityStatement/legemiddelliste-server"
* title = "Tjener for legemiddellisten"
* insert Actor(LegemiddellisteServer, server, [[Det en tjener som holder legemiddellister, skal og bør kunne.]])
* rest.resource[+]
  * insert Resource(MedicationStatement, LegemiddelMedicationStatement, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Interaction(vread, SHOULD)
  * insert Interaction(create, SHOULD)
  * insert Interaction(update, SHOULD)
  * searchInclude = "MedicationStatement:medication"
  * insert Search(_id, token, http://hl7.org/fhir/SearchParameter/Resource-id, SHALL)
  * insert Search(_lastUpdated, date, http://hl7.org/fhir/SearchParameter/Resource-lastUpdated, SHALL)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
  * insert Search(status, token, http://hl7.org/fhir/SearchParameter/medications-status, SHALL)
  * insert Search(identifier, token, http://hl7.org/fhir/SearchParameter/clinical-identifier, SHALL)
  * insert Search(effective, date, http://hl7.org/fhir/SearchParameter/MedicationStatement-effective, SHOULD)
  * insert Search(use, token, https://fhirref.example/no/legemiddelliste/SearchParameter/legemiddel-search-use, SHOULD)
  * insert Search(last-changed, date, https://fhirref.example/no/legemiddelliste/SearchParameter/legemiddel-search-last-changed, SHOULD)
* rest.resource[+]
  * insert Resource(Medication, LegemiddelMedication, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHOULD)
  * insert Search(code, token, http://hl7.org/fhir/SearchParameter/clinical-code, SHOULD)
* rest.resource[+]
  * insert Resource(List, LegemiddelList, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Interaction(vread, SHOULD)
  * insert Interaction(update, SHOULD)
  * searchInclude = "List:item"
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHALL)
  * insert Search(code, token, http://hl7.org/fhir/SearchParameter/clinical-code, SHALL)
  * insert Search(status, token, http://hl7.org/fhir/SearchParameter/List-status, SHOULD)
  * insert Search(identifier, token, http://hl7.org/fhir/SearchParameter/clinical-identifier, SHOULD)
  * insert CanDo(medication-changes, https://fhirref.example/no/legemiddelliste/OperationDefinition/list-medication-changes, SHOULD)
* rest.resource[+]
  * insert Resource(MedicationDispense, LegemiddelDispense, SHOULD)
  * insert Interaction(read, SHOULD)
  * insert Interaction(search-type, SHOULD)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHOULD)
* rest.resource[+]
  * insert Resource(Basic, LegemiddelPllInfo, SHOULD)
  * insert Interaction(read, SHOULD)
  * insert Interaction(search-type, SHOULD)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/Basic-patient, SHOULD)
* rest.resource[+]
  * insert Resource(Composition, LegemiddelComposition, SHOULD)
  * insert Interaction(read, SHOULD)
  * insert Interaction(search-type, SHOULD)
  * insert Search(patient, reference, http://hl7.org/fhir/SearchParameter/clinical-patient, SHOULD)
* rest.resource[+]
  * insert Resource(Bundle, LegemiddelBundle, SHOULD)
  * insert Interaction(read, SHOULD)
* rest.resource[+]
  * insert Resource(Patient, BasisPatient, SHALL)
  * insert Interaction(read, SHALL)
  * insert Interaction(search-type, SHALL)
  * insert Search(identifier, token, http://hl7.org/fhir/SearchParameter/Patient-identifier, SHALL)
    * documentation = "Med POST _search: fødselsnummer og D-nummer skal ikke stå i adressen."
  * insert CanDo(getMedication, https://fhirref.example/no/legemiddelliste/OperationDefinition/patient-get-medication, SHALL)
  * insert CanDo(sendMedication, https://fhirref.example/no/legemiddelliste/OperationDefinition/patient-send-medication, SHALL)
* rest.interaction
  * insert Expects(SHOULD)
  * code = #transaction
