Profile:     ProvesvarEuServiceRequest
Parent:      ServiceRequest
Id:          provesvar-eu-servicerequest
Title:       "Rekvisisjon i europeisk laboratoriesvar"
Description: "Rekvisisjonen svaret bygger på."
* insert Metadata(draft)
* insert Imposes(http://hl7.eu/fhir/laboratory/StructureDefinition/ServiceRequest-eu-lab)
* extension contains LaboratoryAccredited named accredited 0..1
* identifier 1.. MS
* code from $eu-order-code (preferred)
* subject MS
* subject only Reference(BasisPatient)
* specimen only Reference(ProvesvarEuSpecimen)
