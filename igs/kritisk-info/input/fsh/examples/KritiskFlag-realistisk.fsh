Instance:    kritisk-flag-realistisk
InstanceOf:  KritiskFlag
Title:       "Endret rutine ved blodprøver"
Description: "Annen prosedyreendring (art 9) som gjelder til en dato."
Usage:       #example
* extension[updater].valueReference = Reference(kritisk-rolle)
* extension[updated].valueDateTime = "2026-04-01"
* status = #active
* category[kiType] = $kritisk-type#9 "Annen prosedyreendring"
* code.text = "Ikke blodtrykk eller blodprøve i venstre arm: dialysefistel"
* subject = Reference(kritisk-pasient)
* period.start = "2026-04-01"
* period.end = "2030-04-01"
* author = Reference(kritisk-rolle)
