Profile:     ProvesvarEuSpecimen
Parent:      Specimen
Id:          provesvar-eu-specimen
Title:       "Prøve i europeisk laboratoriesvar"
Description: "Prøven som er undersøkt; tilsetninger står i behandlingen, ikke i beholderen."
* insert Metadata(draft)
* insert Imposes(http://hl7.eu/fhir/laboratory/StructureDefinition/Specimen-eu-lab)
* type 1.. MS
* type from $eu-specimen-type (preferred)
* type obeys provesvar-prv-1
* subject MS
* subject only Reference(BasisPatient)
* collection MS
  * bodySite from $body-site-vs (preferred)
* container
  * type from $eu-container (preferred)
  * additive[x] 0..0
