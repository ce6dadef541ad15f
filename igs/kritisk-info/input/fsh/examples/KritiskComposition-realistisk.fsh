Instance:    kritisk-composition-realistisk
InstanceOf:  KritiskComposition
Title:       "Pasientoppsummering før narkose"
Description: "Det anestesilegen må se først: varsler, overfølsomhet og tilstander. Vaksiner er ikke spurt om."
Usage:       #example
* language = #nb
* status = #final
* type = $loinc#60591-5
* subject = Reference(kritisk-pasient)
* date = "2026-11-20T07:15:00+01:00"
* author = Reference(kritisk-rolle)
* title = "Pasientoppsummering"
* custodian = Reference(kritisk-sykehus)
* section[alerts]
  * title = "Varsler"
  * code = $loinc#104605-1
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Ikke blodtrykk eller blodprøve i venstre arm.</div>"
  * entry = Reference(kritisk-flag-realistisk)
* section[allergies]
  * title = "Overfølsomhet"
  * code = $loinc#48765-2
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Penicillin: anafylaksi, bekreftet.</div>"
  * entry = Reference(kritisk-allergyintolerance-full)
* section[problems]
  * title = "Problemer"
  * code = $loinc#11450-4
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Malign hypertermi ved narkose.</div>"
  * entry = Reference(kritisk-condition-realistisk)
* section[medications]
  * title = "Legemidler"
  * code = $loinc#10160-0
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Bruker ingen legemidler.</div>"
  * emptyReason = $empty-reason#nilknown "Nil Known"
* section[procedures]
  * title = "Behandling og inngrep"
  * code = $loinc#47519-4
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Immundempende behandling etter transplantasjon.</div>"
  * entry = Reference(kritisk-procedure-realistisk)
* section[devices]
  * title = "Implantater og utstyr"
  * code = $loinc#46264-8
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Cochleaimplantat, høyre øre.</div>"
  * entry = Reference(kritisk-deviceusestatement-realistisk)
* section[immunizations]
  * title = "Vaksiner"
  * code = $loinc#11369-6
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Ikke spurt om.</div>"
  * emptyReason = $empty-reason#notasked "Not Asked"
