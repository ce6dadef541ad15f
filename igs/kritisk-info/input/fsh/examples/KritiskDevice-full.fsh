Instance:    kritisk-device-full
InstanceOf:  KritiskDevice
Title:       "Pacemaker"
Description: "Pacemaker med utstyrsnummer."
Usage:       #example
* udiCarrier.deviceIdentifier = "09990000000017"
* status = #active
* manufacturer = "Oppdiktet utstyr AS"
* type = $sct#14106009 "Cardiac pacemaker"
* patient = Reference(kritisk-pasient)
