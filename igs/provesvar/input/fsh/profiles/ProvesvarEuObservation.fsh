Profile:     ProvesvarEuObservation
Parent:      Observation
Id:          provesvar-eu-observation
Title:       "Resultat i europeisk laboratoriesvar"
Description: "Et resultat eller en gruppe av resultater, etter kravene i HL7 Europe."
* insert Metadata(draft)
* insert Imposes(http://hl7.eu/fhir/laboratory/StructureDefinition/Observation-resultslab-eu-lab)
* obeys provesvar-obs-1 and provesvar-eu-11
* extension contains LaboratoryAccredited named accredited 0..1
* status MS
* category MS
  * insert SlicedByPattern
* category contains laboratory 1..1 MS and studyType 0..* and specialty 0..*
* category[laboratory] = $observation-category#laboratory
* category[studyType] from ProvesvarEuStudyTypeVS (required)
  * ^short = "Undersøkelsestype (LOINC)"
  * ^patternCodeableConcept.coding.system = $loinc
* category[specialty] from ProvesvarEuSpecialtyVS (required)
  * ^short = "Laboratoriefag (SNOMED CT)"
  * ^patternCodeableConcept.coding.system = $sct
* code MS
* code from $eu-obs-code (preferred)
* code obeys provesvar-kod-1
* subject 1.. MS
* subject only Reference(BasisPatient)
* effective[x] MS
* performer 1.. MS
* value[x] only string or Range or Ratio or time or dateTime or Period or Quantity or CodeableConcept
* value[x] MS
* valueQuantity.system = $ucum (exactly)
* dataAbsentReason MS
* interpretation MS
* method from $eu-technique (preferred)
* specimen MS
* specimen only Reference(ProvesvarEuSpecimen)
* hasMember MS
* hasMember only Reference(ProvesvarEuObservation)
* component
  * obeys provesvar-obs-2
