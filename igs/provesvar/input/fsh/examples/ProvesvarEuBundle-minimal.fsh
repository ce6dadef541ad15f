Instance:    eu-kansellert-forside
InstanceOf:  ProvesvarEuComposition
Usage:       #inline
Title:       "Forside på kansellert svar"
Description: "Bare en merknad."
* extension[report].valueReference.reference = "urn:uuid:5c1f0002-0000-4000-8000-000000000001"
* status = #entered-in-error
* type.coding[0] = $loinc#11502-2 "Laboratory report"
* subject.reference = "urn:uuid:5c1f0002-0000-4000-8000-000000000002"
* date = "2026-03-10"
* author.display = "Fjordlandet sykehus, Laboratoriet"
* title = "Laboratoriesvar"
* section
  * title = "Merknader"
  * code = $loinc#48767-8 "Annotation comment [Interpretation] Narrative"
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Rapporten har ingen resultater.</p></div>"

Instance:    eu-kansellert-rapport
InstanceOf:  ProvesvarEuDiagnosticReport
Usage:       #inline
Title:       "Kansellert svar"
Description: "Svaret er trukket tilbake."
* extension[composition].valueReference.reference = "urn:uuid:5c1f0002-0000-4000-8000-000000000000"
* status = #cancelled
* code.coding[0] = $loinc#11502-2 "Laboratory report"
* subject.reference = "urn:uuid:5c1f0002-0000-4000-8000-000000000002"

Instance:    provesvar-eu-bundle-minimal
InstanceOf:  ProvesvarEuBundle
Usage:       #example
Title:       "Kansellert svar som europeisk dokument"
Description: "Det minste et dokument kan ha: forside, rapport og pasient."
* identifier
  * system = "urn:ietf:rfc:3986"
  * value = "urn:uuid:5c1f0002-0000-4000-8000-00000000000f"
* type = #document
* timestamp = "2026-03-10T14:00:00+01:00"
* entry[composition]
  * fullUrl = "urn:uuid:5c1f0002-0000-4000-8000-000000000000"
  * resource = eu-kansellert-forside
* entry[diagnosticReport]
  * fullUrl = "urn:uuid:5c1f0002-0000-4000-8000-000000000001"
  * resource = eu-kansellert-rapport
* entry[patient]
  * fullUrl = "urn:uuid:5c1f0002-0000-4000-8000-000000000002"
  * resource = provesvar-pasient
