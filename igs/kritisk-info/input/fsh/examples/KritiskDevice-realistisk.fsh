Instance:    kritisk-device-realistisk
InstanceOf:  KritiskDevice
Title:       "Cochleaimplantat"
Description: "Implantat som skades av MR."
Usage:       #example
* status = #active
* manufacturer = "Oppdiktet utstyr AS"
* serialNumber = "FR-CI-0042"
* type.text = "Cochleaimplantat, høyre øre"
* patient = Reference(kritisk-pasient)
