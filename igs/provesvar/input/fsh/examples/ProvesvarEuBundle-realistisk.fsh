Instance:    eu-dyrkning-forside
InstanceOf:  ProvesvarEuComposition
Usage:       #inline
Title:       "Forside på urindyrkning"
Description: "Forsiden på dokumentet."
* extension[report].valueReference.reference = "urn:uuid:5c1f0004-0000-4000-8000-000000000001"
* identifier.system = "https://fjordlandet.example/lab/svar"
* identifier.value = "S-26-104300"
* status = #final
* type.coding[0] = $loinc#11502-2 "Laboratory report"
* type.coding[1] = $kodeverk-8202#MBIO "Medisinsk mikrobiologi"
* category[studyType] = $loinc#18725-2 "Microbiology studies (set)"
* category[specialty] = $sct#408454008 "Clinical microbiology"
* category[reportGroup] = $kodeverk-8202#LAB "Laboratoriemedisin"
* subject.reference = "urn:uuid:5c1f0004-0000-4000-8000-000000000002"
* date = "2026-03-10T15:00:00+01:00"
* author
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Laboratoriet"
* title = "Laboratoriesvar"
* section[+]
  * title = "Mikrobiologi"
  * code = $loinc#18725-2 "Microbiology studies (set)"
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><table><tbody><tr><td>Urindyrkning</td><td></td></tr><tr><td>Funn</td><td>Escherichia coli</td></tr><tr><td>Mecillinam</td><td>S</td></tr><tr><td>Trimetoprim</td><td>R</td></tr></tbody></table></div>"
  * entry[0].reference = "urn:uuid:5c1f0004-0000-4000-8000-000000000004"

Instance:    eu-dyrkning-rapport
InstanceOf:  ProvesvarEuDiagnosticReport
Usage:       #inline
Title:       "Svar på urindyrkning"
Description: "Rapporten i dokumentet."
* extension[composition].valueReference.reference = "urn:uuid:5c1f0004-0000-4000-8000-000000000000"
* identifier.system = "https://fjordlandet.example/lab/svar"
* identifier.value = "S-26-104300"
* status = #final
* category[studyType] = $loinc#18725-2 "Microbiology studies (set)"
* category[specialty] = $sct#408454008 "Clinical microbiology"
* category[reportGroup] = $kodeverk-8202#LAB "Laboratoriemedisin"
* code.coding[0] = $loinc#11502-2 "Laboratory report"
* code.coding[1] = $kodeverk-8202#MBIO "Medisinsk mikrobiologi"
* subject.reference = "urn:uuid:5c1f0004-0000-4000-8000-000000000002"
* effectiveDateTime = "2026-03-08T07:30:00+01:00"
* issued = "2026-03-10T15:00:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Laboratoriet"
* specimen.reference = "urn:uuid:5c1f0004-0000-4000-8000-000000000005"
* result.reference = "urn:uuid:5c1f0004-0000-4000-8000-000000000004"

Instance:    eu-dyrkning
InstanceOf:  ProvesvarEuObservation
Usage:       #inline
Title:       "Urindyrkning"
Description: "Urindyrkning i urin."
* status = #final
* category[laboratory] = $observation-category#laboratory "Laboratory"
* category[studyType] = $loinc#18725-2 "Microbiology studies (set)"
* code.coding[0] = $kodeverk-8212#URINDYRK "Dyrkning, urin"
* code.text = "Dyrkning, urin"
* subject.reference = "urn:uuid:5c1f0004-0000-4000-8000-000000000002"
* effectiveDateTime = "2026-03-08T07:30:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Laboratoriet"
* specimen.reference = "urn:uuid:5c1f0004-0000-4000-8000-000000000005"
* hasMember[0].reference = "urn:uuid:5c1f0004-0000-4000-8000-000000000007"

Instance:    eu-funn
InstanceOf:  ProvesvarEuObservation
Usage:       #inline
Title:       "Funn av bakterie"
Description: "Funn av bakterie i urin."
* status = #final
* category[laboratory] = $observation-category#laboratory "Laboratory"
* category[studyType] = $loinc#18725-2 "Microbiology studies (set)"
* code.coding[0] = $kodeverk-8212#FUNN "Funn"
* code.text = "Funn"
* subject.reference = "urn:uuid:5c1f0004-0000-4000-8000-000000000002"
* effectiveDateTime = "2026-03-08T07:30:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Laboratoriet"
* valueCodeableConcept.text = "Escherichia coli"
* specimen.reference = "urn:uuid:5c1f0004-0000-4000-8000-000000000005"
* hasMember[0].reference = "urn:uuid:5c1f0004-0000-4000-8000-000000000008"
* hasMember[+].reference = "urn:uuid:5c1f0004-0000-4000-8000-000000000009"

Instance:    eu-mecillinam
InstanceOf:  ProvesvarEuObservation
Usage:       #inline
Title:       "Følsomhet for mecillinam"
Description: "Følsomhet for mecillinam i urin."
* status = #final
* category[laboratory] = $observation-category#laboratory "Laboratory"
* category[studyType] = $loinc#18725-2 "Microbiology studies (set)"
* code.coding[0] = $kodeverk-8212#MEC "Mecillinam"
* code.text = "Mecillinam"
* subject.reference = "urn:uuid:5c1f0004-0000-4000-8000-000000000002"
* effectiveDateTime = "2026-03-08T07:30:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Laboratoriet"
* valueCodeableConcept = $kodeverk-8271#S "Sensitiv standarddose"
* interpretation = $interpretation#S "Susceptible"
* specimen.reference = "urn:uuid:5c1f0004-0000-4000-8000-000000000005"

Instance:    eu-trimetoprim
InstanceOf:  ProvesvarEuObservation
Usage:       #inline
Title:       "Følsomhet for trimetoprim"
Description: "Følsomhet for trimetoprim i urin."
* status = #final
* category[laboratory] = $observation-category#laboratory "Laboratory"
* category[studyType] = $loinc#18725-2 "Microbiology studies (set)"
* code.coding[0] = $kodeverk-8212#TMP "Trimetoprim"
* code.text = "Trimetoprim"
* subject.reference = "urn:uuid:5c1f0004-0000-4000-8000-000000000002"
* effectiveDateTime = "2026-03-08T07:30:00+01:00"
* performer
  * type = "Organization"
  * identifier.system = $enh
  * identifier.value = "310000019"
  * display = "Fjordlandet sykehus, Laboratoriet"
* valueCodeableConcept = $kodeverk-8271#R "Resistent"
* interpretation = $interpretation#R "Resistant"
* specimen.reference = "urn:uuid:5c1f0004-0000-4000-8000-000000000005"

Instance:    eu-urin
InstanceOf:  ProvesvarEuSpecimen
Usage:       #inline
Title:       "Midtstrømsurin"
Description: "Urin på borsyre."
* identifier.system = "https://fjordlandet.example/lab/prove"
* identifier.value = "P-26-104300"
* type = $sct#122575003 "Urine specimen"
* subject.reference = "urn:uuid:5c1f0004-0000-4000-8000-000000000002"
* collection.collectedDateTime = "2026-03-08T07:30:00+01:00"
* processing.additive.display = "Borsyre"

Instance:    provesvar-eu-bundle-realistisk
InstanceOf:  ProvesvarEuBundle
Usage:       #example
Title:       "Urindyrkning som europeisk dokument"
Description: "Dyrkning med funn og resistensbestemmelse, som ett tre."
* identifier
  * system = "urn:ietf:rfc:3986"
  * value = "urn:uuid:5c1f0004-0000-4000-8000-000000000099"
* type = #document
* timestamp = "2026-03-10T15:00:00+01:00"
* entry[composition]
  * fullUrl = "urn:uuid:5c1f0004-0000-4000-8000-000000000000"
  * resource = eu-dyrkning-forside
* entry[diagnosticReport]
  * fullUrl = "urn:uuid:5c1f0004-0000-4000-8000-000000000001"
  * resource = eu-dyrkning-rapport
* entry[patient]
  * fullUrl = "urn:uuid:5c1f0004-0000-4000-8000-000000000002"
  * resource = provesvar-pasient
* entry[observation][0]
  * fullUrl = "urn:uuid:5c1f0004-0000-4000-8000-000000000004"
  * resource = eu-dyrkning
* entry[observation][1]
  * fullUrl = "urn:uuid:5c1f0004-0000-4000-8000-000000000007"
  * resource = eu-funn
* entry[observation][2]
  * fullUrl = "urn:uuid:5c1f0004-0000-4000-8000-000000000008"
  * resource = eu-mecillinam
* entry[observation][3]
  * fullUrl = "urn:uuid:5c1f0004-0000-4000-8000-000000000009"
  * resource = eu-trimetoprim
* entry[specimen]
  * fullUrl = "urn:uuid:5c1f0004-0000-4000-8000-000000000005"
  * resource = eu-urin
