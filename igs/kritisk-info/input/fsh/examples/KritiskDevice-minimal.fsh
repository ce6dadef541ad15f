Instance:    kritisk-device-minimal
InstanceOf:  KritiskDevice
Title:       "Hofteprotese"
Description: "Utstyr som bare er kjent ved navn."
Usage:       #example
* type.text = "Hofteprotese, høyre"
