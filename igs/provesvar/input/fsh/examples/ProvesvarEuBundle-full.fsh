Instance:    eu-full-forside
InstanceOf:  ProvesvarEuComposition
Usage:       #inline
Title:       "Forside, alle felt"
Description: "Forsiden på dokumentet."
* extension[report].valueReference.reference = "urn:uuid:5c1f0003-0000-4000-8000-000000000001"
* identifier.system = "https://fjordlandet.example/lab/svar"
* identifier.value = "S-26-104221"
* status = #amended
* type.coding[0] = $loinc#11502-2 "Laboratory report"
* type.coding[1] = $kodeverk-8202#CLIN "Medisinsk biokjemi"
* category[studyType] = $loinc#18719-5 "Chemistry studies (set)"
* category[specialty] = $sct#394596001 "Chemical pathology"
* category[reportGroup] = $kodeverk-8202#LAB "Laboratoriemedisin"
* subject.reference = "urn:uuid:5c1f0003-0000-4000-8000-000000000002"
* date = "2026-03-10T14:00:00+01:00"
* author
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Laboratoriet"
* title = "Laboratoriesvar"
* confidentiality = #N
* attester
  * mode = #professional
  * time = "2026-03-10T13:55:00+01:00"
  * party.display = "Eva Dahl, overlege"
* custodian
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus"
* relatesTo
  * code = #replaces
  * targetIdentifier.system = "https://fjordlandet.example/lab/svar"
  * targetIdentifier.value = "S-26-104221"
* event
  * period.start = "2026-03-10T08:15:00+01:00"
  * period.end = "2026-03-10T12:05:00+01:00"
* section[+]
  * title = "Medisinsk biokjemi"
  * code = $loinc#18719-5 "Chemistry studies (set)"
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><table><tbody><tr><td>P-Kalium</td><td>5.3 mmol/L</td><td>3,5-5,0 mmol/L</td><td>Over øvre grense</td></tr></tbody></table></div>"
  * entry[0].reference = "urn:uuid:5c1f0003-0000-4000-8000-000000000004"
* section[+]
  * title = "Merknader"
  * code = $loinc#48767-8 "Annotation comment [Interpretation] Narrative"
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Lett forhøyet kalium. Kontroll anbefales.</p></div>"

Instance:    eu-full-rapport
InstanceOf:  ProvesvarEuDiagnosticReport
Usage:       #inline
Title:       "Rettet svar, alle felt"
Description: "Rapporten i dokumentet."
* extension[composition].valueReference.reference = "urn:uuid:5c1f0003-0000-4000-8000-000000000000"
* identifier.system = "https://fjordlandet.example/lab/svar"
* identifier.value = "S-26-104221"
* basedOn.reference = "urn:uuid:5c1f0003-0000-4000-8000-000000000006"
* status = #amended
* category[studyType] = $loinc#18719-5 "Chemistry studies (set)"
* category[specialty] = $sct#394596001 "Chemical pathology"
* category[reportGroup] = $kodeverk-8202#LAB "Laboratoriemedisin"
* code.coding[0] = $loinc#11502-2 "Laboratory report"
* code.coding[1] = $kodeverk-8202#CLIN "Medisinsk biokjemi"
* subject.reference = "urn:uuid:5c1f0003-0000-4000-8000-000000000002"
* effectiveDateTime = "2026-03-10T08:15:00+01:00"
* issued = "2026-03-10T14:00:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Laboratoriet"
* specimen.reference = "urn:uuid:5c1f0003-0000-4000-8000-000000000005"
* result.reference = "urn:uuid:5c1f0003-0000-4000-8000-000000000004"
* conclusion = "Lett forhøyet kalium. Kontroll anbefales."
* presentedForm
  * contentType = #application/pdf
  * url = "https://fhirref.example/fhir/Binary/svar-26-104221"
  * title = "Svarrapport"

Instance:    eu-full-resultat
InstanceOf:  ProvesvarEuObservation
Usage:       #inline
Title:       "Kalium, alle felt"
Description: "Akkreditert resultat med område, tolkning og prøve."
* extension[accredited].valueBoolean = true
* identifier.system = "https://fjordlandet.example/lab/resultat"
* identifier.value = "R-26-104221-1"
* basedOn.reference = "urn:uuid:5c1f0003-0000-4000-8000-000000000006"
* status = #final
* category[laboratory] = $observation-category#laboratory "Laboratory"
* category[studyType] = $loinc#18719-5 "Chemistry studies (set)"
* category[specialty] = $sct#394596001 "Chemical pathology"
* code.coding[0] = $kodeverk-7280#NPU03230 "P-Kalium"
* code.coding[+] = $npu#NPU03230
* code.text = "P-Kalium"
* subject.reference = "urn:uuid:5c1f0003-0000-4000-8000-000000000002"
* effectiveDateTime = "2026-03-10T08:15:00+01:00"
* issued = "2026-03-10T12:05:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Laboratoriet"
* valueQuantity = 5.3 'mmol/L' "mmol/L"
* interpretation = $interpretation#H "High"
* note.text = "Ikke hemolysert."
* method.text = "Ioneselektiv elektrode"
* specimen.reference = "urn:uuid:5c1f0003-0000-4000-8000-000000000005"
* referenceRange
  * low = 3.5 'mmol/L' "mmol/L"
  * high = 5.0 'mmol/L' "mmol/L"
  * text = "3,5-5,0 mmol/L"
* component
  * code.text = "Hemolyse"
  * valueString = "Ingen"

Instance:    eu-full-prove
InstanceOf:  ProvesvarEuSpecimen
Usage:       #inline
Title:       "Plasma, alle felt"
Description: "Prøven med tilsetning i behandlingen."
* identifier.system = "https://fjordlandet.example/lab/prove"
* identifier.value = "P-26-104221"
* status = #available
* type = $sct#119361006 "Plasma specimen"
* type.text = "Plasma"
* subject.reference = "urn:uuid:5c1f0003-0000-4000-8000-000000000002"
* receivedTime = "2026-03-10T09:50:00+01:00"
* collection
  * collectedDateTime = "2026-03-10T08:15:00+01:00"
  * bodySite.text = "Venstre arm"
* processing.additive.display = "Litiumheparin"
* container.description = "Vakuumrør"

Instance:    eu-full-rekvisisjon
InstanceOf:  ProvesvarEuServiceRequest
Usage:       #inline
Title:       "Rekvisisjon, alle felt"
Description: "Rekvisisjonen svaret bygger på."
* identifier.system = "https://fjordlandet.example/lab/rekvisisjon"
* identifier.value = "Q-26-104221"
* status = #completed
* intent = #order
* code.text = "Elektrolytter"
* subject.reference = "urn:uuid:5c1f0003-0000-4000-8000-000000000002"
* authoredOn = "2026-03-10T08:00:00+01:00"
* requester.display = "Jonas Strand"
* specimen.reference = "urn:uuid:5c1f0003-0000-4000-8000-000000000005"

Instance:    provesvar-eu-bundle-full
InstanceOf:  ProvesvarEuBundle
Usage:       #example
Title:       "Rettet svar som europeisk dokument, alle felt"
Description: "Kalium med prøve, rekvisisjon, tolkning og merknad."
* identifier
  * system = "urn:ietf:rfc:3986"
  * value = "urn:uuid:5c1f0003-0000-4000-8000-000000000099"
* type = #document
* timestamp = "2026-03-10T14:00:00+01:00"
* entry[composition]
  * fullUrl = "urn:uuid:5c1f0003-0000-4000-8000-000000000000"
  * resource = eu-full-forside
* entry[diagnosticReport]
  * fullUrl = "urn:uuid:5c1f0003-0000-4000-8000-000000000001"
  * resource = eu-full-rapport
* entry[patient]
  * fullUrl = "urn:uuid:5c1f0003-0000-4000-8000-000000000002"
  * resource = provesvar-pasient
* entry[observation]
  * fullUrl = "urn:uuid:5c1f0003-0000-4000-8000-000000000004"
  * resource = eu-full-resultat
* entry[specimen]
  * fullUrl = "urn:uuid:5c1f0003-0000-4000-8000-000000000005"
  * resource = eu-full-prove
* entry[serviceRequest]
  * fullUrl = "urn:uuid:5c1f0003-0000-4000-8000-000000000006"
  * resource = eu-full-rekvisisjon
