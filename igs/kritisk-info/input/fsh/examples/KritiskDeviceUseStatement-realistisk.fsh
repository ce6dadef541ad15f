Instance:    kritisk-deviceusestatement-realistisk
InstanceOf:  KritiskDeviceUseStatement
Title:       "Cochleaimplantat satt inn i 2021"
Description: "Implantat med det radiologen må vite."
Usage:       #example
* extension[updater].valueReference = Reference(kritisk-rolle)
* extension[updated].valueDateTime = "2024-01-15"
* status = #active
* subject = Reference(kritisk-pasient)
* timingPeriod.start = "2021-09-14"
* recordedOn = "2021-09-20"
* source = Reference(kritisk-rolle)
* device = Reference(kritisk-device-realistisk)
* bodySite.text = "Høyre øre"
* note.text = "Ikke MR uten at magneten er fjernet."
