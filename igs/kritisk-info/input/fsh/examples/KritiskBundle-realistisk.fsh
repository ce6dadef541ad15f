Instance:    hypertermi-forside
InstanceOf:  KritiskComposition
Title:       "Forside til oppsummering før narkose"
Description: "Forside på en oppsummering med varsel og tilstand."
Usage:       #inline
* status = #final
* type = $loinc#60591-5
* subject.reference = "urn:uuid:5c1f0002-0000-4000-8000-000000000001"
* date = "2026-11-20T07:15:00+01:00"
* author.reference = "urn:uuid:5c1f0002-0000-4000-8000-000000000002"
* title = "Pasientoppsummering"
* section[alerts]
  * title = "Varsler"
  * code = $loinc#104605-1
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Malign hypertermi.</div>"
  * entry.reference = "urn:uuid:5c1f0002-0000-4000-8000-000000000003"
* section[problems]
  * title = "Problemer"
  * code = $loinc#11450-4
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Malign hypertermi ved narkose.</div>"
  * entry.reference = "urn:uuid:5c1f0002-0000-4000-8000-000000000004"
* section[allergies]
  * title = "Overfølsomhet"
  * code = $loinc#48765-2
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Ingen opplysninger om overfølsomhet er registrert.</div>"
  * emptyReason = $empty-reason#unavailable "Unavailable"
* section[medications]
  * title = "Legemidler"
  * code = $loinc#10160-0
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Bruker ingen legemidler.</div>"
  * emptyReason = $empty-reason#nilknown "Nil Known"

Instance:    hypertermi-varsel
InstanceOf:  KritiskFlag
Title:       "Varsel i oppsummeringen"
Description: "Malign hypertermi."
Usage:       #inline
* status = #active
* category[kiType] = $kritisk-type#4 "Annet problem ved anestesi"
* code.text = "Malign hypertermi: ikke suksametonium eller anestesigass"
* subject.reference = "urn:uuid:5c1f0002-0000-4000-8000-000000000001"
* period.start = "2025-05-30"
* author.reference = "urn:uuid:5c1f0002-0000-4000-8000-000000000002"

Instance:    hypertermi-tilstand
InstanceOf:  KritiskCondition
Title:       "Tilstanden i oppsummeringen"
Description: "Malign hypertermi ved narkose."
Usage:       #inline
* clinicalStatus = $condition-clinical#active
* verificationStatus = $condition-verification#confirmed
* category[kiType] = $kritisk-type#4 "Annet problem ved anestesi"
* code
  * coding = $kritisk-type#4 "Annet problem ved anestesi"
  * text = "Malign hypertermi ved narkose"
* subject.reference = "urn:uuid:5c1f0002-0000-4000-8000-000000000001"
* recordedDate = "2025-05-30"
* recorder.reference = "urn:uuid:5c1f0002-0000-4000-8000-000000000002"

Instance:    kritisk-bundle-realistisk
InstanceOf:  KritiskBundle
Title:       "Pasientoppsummering før narkose, som dokument"
Description: "Varsel og tilstand; legemidler er spurt om, overfølsomhet ikke."
Usage:       #example
* identifier
  * system = "urn:ietf:rfc:3986"
  * value = "urn:uuid:5c1f0002-0000-4000-8000-00000000000f"
* type = #document
* timestamp = "2026-11-20T07:15:00+01:00"
* entry[composition]
  * fullUrl = "urn:uuid:5c1f0002-0000-4000-8000-000000000000"
  * resource = hypertermi-forside
* entry[patient]
  * fullUrl = "urn:uuid:5c1f0002-0000-4000-8000-000000000001"
  * resource = kritisk-pasient
* entry[2]
  * fullUrl = "urn:uuid:5c1f0002-0000-4000-8000-000000000002"
  * resource = kritisk-lege
* entry[3]
  * fullUrl = "urn:uuid:5c1f0002-0000-4000-8000-000000000003"
  * resource = hypertermi-varsel
* entry[4]
  * fullUrl = "urn:uuid:5c1f0002-0000-4000-8000-000000000004"
  * resource = hypertermi-tilstand
