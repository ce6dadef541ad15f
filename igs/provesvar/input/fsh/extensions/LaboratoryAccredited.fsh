Extension:   LaboratoryAccredited
Id:          laboratory-accredited
Title:       "Akkreditert"
Description: "Undersøkelsen er utført under laboratoriets akkreditering. Utvidelsen eies av HL7 Europe."
Context:     Observation, ServiceRequest
* insert Metadata(draft)
* ^url = "http://hl7.eu/fhir/StructureDefinition/laboratory-accredited"
* . 0..1
* value[x] 1..1
* value[x] only boolean
