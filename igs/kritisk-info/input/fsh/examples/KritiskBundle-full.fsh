Instance:    oppsummering-forside
InstanceOf:  KritiskComposition
Title:       "Forside"
Description: "Forside på oppsummeringen."
Usage:       #inline
* status = #final
* type = $loinc#60591-5
* subject.reference = "urn:uuid:5c1f0001-0000-4000-8000-000000000001"
* date = "2026-11-01"
* author.reference = "urn:uuid:5c1f0001-0000-4000-8000-000000000002"
* title = "Pasientoppsummering"
* section[problems]
  * title = "Problemer"
  * code = $loinc#11450-4
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Primær binyrebarksvikt.</div>"
  * entry.reference = "urn:uuid:5c1f0001-0000-4000-8000-000000000003"
* section[allergies]
  * title = "Overfølsomhet"
  * code = $loinc#48765-2
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Paranøtt: mistenkt.</div>"
  * entry.reference = "urn:uuid:5c1f0001-0000-4000-8000-000000000004"
* section[medications]
  * title = "Legemidler"
  * code = $loinc#10160-0
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Ikke hentet.</div>"
  * emptyReason = $empty-reason#unavailable "Unavailable"

Instance:    oppsummering-tilstand
InstanceOf:  KritiskCondition
Title:       "Tilstand i oppsummeringen"
Description: "Primær binyrebarksvikt."
Usage:       #inline
* clinicalStatus = $condition-clinical#active
* verificationStatus = $condition-verification#confirmed
* category[kiType] = $kritisk-type#5 "Kritisk medisinsk tilstand"
* code.coding[ICD10] = $icd-10#E27.1 "Primær binyrebarksvikt"
* subject.reference = "urn:uuid:5c1f0001-0000-4000-8000-000000000001"
* recordedDate = "2020-02-03"
* recorder.reference = "urn:uuid:5c1f0001-0000-4000-8000-000000000002"

Instance:    oppsummering-allergi
InstanceOf:  KritiskAllergyIntolerance
Title:       "Allergi i oppsummeringen"
Description: "Mistenkt nøtteallergi."
Usage:       #inline
* clinicalStatus = $allergy-clinical#active
* verificationStatus = $allergy-verification#unconfirmed
* category = #food
* criticality = #unable-to-assess
* code.text = "Paranøtt"
* patient.reference = "urn:uuid:5c1f0001-0000-4000-8000-000000000001"
* recordedDate = "2026-01-15"
* recorder.reference = "urn:uuid:5c1f0001-0000-4000-8000-000000000002"

Instance:    kritisk-bundle-full
InstanceOf:  KritiskBundle
Title:       "Pasientoppsummering som dokument"
Description: "Forside, pasient, lege, en tilstand og en allergi."
Usage:       #example
* identifier
  * system = "urn:ietf:rfc:3986"
  * value = "urn:uuid:5c1f0001-0000-4000-8000-00000000000f"
* type = #document
* timestamp = "2026-11-01T08:00:00+01:00"
* entry[composition]
  * fullUrl = "urn:uuid:5c1f0001-0000-4000-8000-000000000000"
  * resource = oppsummering-forside
* entry[patient]
  * fullUrl = "urn:uuid:5c1f0001-0000-4000-8000-000000000001"
  * resource = kritisk-pasient
* entry[2]
  * fullUrl = "urn:uuid:5c1f0001-0000-4000-8000-000000000002"
  * resource = kritisk-lege
* entry[3]
  * fullUrl = "urn:uuid:5c1f0001-0000-4000-8000-000000000003"
  * resource = oppsummering-tilstand
* entry[4]
  * fullUrl = "urn:uuid:5c1f0001-0000-4000-8000-000000000004"
  * resource = oppsummering-allergi
