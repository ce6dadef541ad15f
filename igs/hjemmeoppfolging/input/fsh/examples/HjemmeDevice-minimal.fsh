Instance:    hjemme-device-minimal
InstanceOf:  HjemmeDevice
Usage:       #example
Title:       "Glukosemåler, bare påkrevde felt"
Description: "Pasientens egen måler."
* serialNumber = "GL-99812"
* deviceName
  * name = "Glukosemåler"
  * type = #user-friendly-name
* type.text = "Glukosemåler"
