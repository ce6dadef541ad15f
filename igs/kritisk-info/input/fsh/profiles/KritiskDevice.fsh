Profile:     KritiskDevice
Parent:      Device
Id:          kritisk-device
Title:       "Implantatets type"
Description: "Utstyret som er satt inn."
* insert Metadata(draft)
* insert Imposes(http://hl7.org/fhir/uv/ips/StructureDefinition/Device-uv-ips)
* udiCarrier MS
* type 1.. MS
* patient only Reference(BasisPatient)
* patient MS
