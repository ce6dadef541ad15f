Extension:   ProvesvarRelation
Id:          provesvar-relation
Title:       "Relasjon"
Description: "I hvilken relasjon den som er nevnt, står til svaret: utførende laboratorium, ansvarlig lege, signerende lege."
Context:     DiagnosticReport.performer, Observation.performer, ServiceRequest.requester, Specimen.collection.collector
* insert Metadata(draft)
* . 0..1
* value[x] 1..1
* value[x] only CodeableConcept
