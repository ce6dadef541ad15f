Instance:    kritisk-deviceusestatement-minimal
InstanceOf:  KritiskDeviceUseStatement
Title:       "Hofteprotese"
Description: "Implantat med bare det nødvendige."
Usage:       #example
* status = #active
* subject = Reference(kritisk-pasient)
* timingDateTime = "2015"
* recordedOn = "2015-09-01"
* source = Reference(kritisk-lege)
* device = Reference(kritisk-device-minimal)
