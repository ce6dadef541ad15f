Instance:    kritisk-composition-full
InstanceOf:  KritiskComposition
Title:       "Pasientoppsummering med varsler"
Description: "Oppsummering av det som er registrert, laget av sykehuset."
Usage:       #example
* language = #nb
* status = #final
* type = $loinc#60591-5
* subject = Reference(kritisk-pasient)
* date = "2026-11-01T08:00:00+01:00"
* author[0] = Reference(kritisk-rolle)
* author[1] = Reference(kritisk-sykehus)
* title = "Pasientoppsummering"
* custodian = Reference(kritisk-sykehus)
* section[problems]
  * title = "Problemer"
  * code = $loinc#11450-4
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Primær binyrebarksvikt. Intubasjonsproblem.</div>"
  * entry[0] = Reference(kritisk-condition-minimal)
  * entry[1] = Reference(kritisk-condition-full)
* section[allergies]
  * title = "Overfølsomhet"
  * code = $loinc#48765-2
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Penicillin: anafylaksi, bekreftet.</div>"
  * entry = Reference(kritisk-allergyintolerance-full)
* section[medications]
  * title = "Legemidler"
  * code = $loinc#10160-0
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Ikke hentet.</div>"
  * emptyReason = $empty-reason#unavailable "Unavailable"
* section[alerts]
  * title = "Varsler"
  * code = $loinc#104605-1
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Vanskelig intubasjon.</div>"
  * entry = Reference(kritisk-flag-full)
* section[procedures]
  * title = "Behandling og inngrep"
  * code = $loinc#47519-4
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Hemodialyse.</div>"
  * entry = Reference(kritisk-procedure-full)
* section[devices]
  * title = "Implantater og utstyr"
  * code = $loinc#46264-8
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Pacemaker.</div>"
  * entry = Reference(kritisk-deviceusestatement-full)
* section[advanceDirectives]
  * title = "Behandlingsavgrensning"
  * code = $loinc#42348-3
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">HLR-minus.</div>"
  * entry = Reference(kritisk-consent-full)
