Instance:    kritisk-flag-minimal
InstanceOf:  KritiskFlag
Title:       "Endring i behandlingsrutine"
Description: "Varsel som ikke hører til en annen opplysning."
Usage:       #example
* status = #active
* category[kiType] = $kritisk-type#9 "Annen prosedyreendring"
* code.text = "Ønsker ikke blodoverføring"
* subject = Reference(kritisk-pasient)
* author = Reference(kritisk-lege)
