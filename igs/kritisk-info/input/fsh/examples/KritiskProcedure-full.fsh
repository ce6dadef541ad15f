Instance:    kritisk-procedure-full
InstanceOf:  KritiskProcedure
Title:       "Hemodialyse"
Description: "Pågående dialyse tre ganger i uken."
Usage:       #example
* extension[recordedDate].valueDateTime = "2024-01-10"
* extension[validUntil].valueDateTime = "2027-01-10"
* extension[updated].valueDateTime = "2026-01-10"
* status = #in-progress
* category = $kritisk-type#6 "Pågående behandling"
* code = $sct#302497006 "Hemodialysis"
* subject = Reference(kritisk-pasient)
* performedPeriod.start = "2024-01-10"
* recorder = Reference(kritisk-rolle)
* note.text = "Fistel i venstre underarm: ikke blodtrykk eller blodprøver der."
