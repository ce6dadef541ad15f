Instance:    kritisk-composition-minimal
InstanceOf:  KritiskComposition
Title:       "Pasientoppsummering uten opplysninger"
Description: "Ingen opplysninger er ikke det samme som ingen kjente problemer."
Usage:       #example
* status = #final
* type = $loinc#60591-5
* subject = Reference(kritisk-pasient)
* date = "2026-11-01"
* author = Reference(kritisk-lege)
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
