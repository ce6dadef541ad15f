Instance:    kritisk-procedure-realistisk
InstanceOf:  KritiskProcedure
Title:       "Immundempende behandling etter transplantasjon"
Description: "Behandling som pågår til en dato som er satt."
Usage:       #example
* extension[recordedDate].valueDateTime = "2026-02-01"
* extension[validUntil].valueDateTime = "2028-02-01"
* extension[updater].valueReference = Reference(kritisk-rolle)
* extension[updated].valueDateTime = "2026-05-01"
* status = #in-progress
* category = $kritisk-type#6 "Pågående behandling"
* code.text = "Immundempende behandling etter nyretransplantasjon"
* subject = Reference(kritisk-pasient)
* performedPeriod.start = "2026-01-20"
* recorder = Reference(kritisk-rolle)
* note.text = "Feber: ta kontakt med transplantasjonsvakten samme dag. Ikke levende vaksiner."
