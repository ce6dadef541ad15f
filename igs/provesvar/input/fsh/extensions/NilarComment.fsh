Extension:   NilarComment
Id:          nilar-comment
Title:       "Kommentar"
Description: "Kommentar i fritekst eller med kode. Utvidelsen eies av Norsk helsenett (NILAR)."
Context:     DiagnosticReport, ServiceRequest, Specimen.collection, NilarInfItem
* insert OwnedByNhn(nilar-comment)
* . 0..1
* value[x] 1..1
* value[x] only Annotation or CodeableConcept
