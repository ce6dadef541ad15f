Instance:    tom-oppsummering-forside
InstanceOf:  KritiskComposition
Title:       "Forside uten opplysninger"
Description: "De tre påkrevde seksjonene er tomme."
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
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Ingen opplysninger.</div>"
  * emptyReason = $empty-reason#unavailable "Unavailable"
* section[allergies]
  * title = "Overfølsomhet"
  * code = $loinc#48765-2
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Ingen opplysninger.</div>"
  * emptyReason = $empty-reason#unavailable "Unavailable"
* section[medications]
  * title = "Legemidler"
  * code = $loinc#10160-0
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Ingen opplysninger.</div>"
  * emptyReason = $empty-reason#unavailable "Unavailable"

Instance:    kritisk-bundle-minimal
InstanceOf:  KritiskBundle
Title:       "Pasientoppsummering uten opplysninger"
Description: "Forside, pasient og forfatter."
Usage:       #example
* identifier
  * system = "urn:ietf:rfc:3986"
  * value = "urn:uuid:5c1f0001-0000-4000-8000-00000000001f"
* type = #document
* timestamp = "2026-11-01T08:00:00+01:00"
* entry[composition]
  * fullUrl = "urn:uuid:5c1f0001-0000-4000-8000-000000000000"
  * resource = tom-oppsummering-forside
* entry[patient]
  * fullUrl = "urn:uuid:5c1f0001-0000-4000-8000-000000000001"
  * resource = kritisk-pasient
* entry[2]
  * fullUrl = "urn:uuid:5c1f0001-0000-4000-8000-000000000002"
  * resource = kritisk-lege
