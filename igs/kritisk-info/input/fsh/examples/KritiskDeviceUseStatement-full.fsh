Instance:    kritisk-deviceusestatement-full
InstanceOf:  KritiskDeviceUseStatement
Title:       "Pacemaker"
Description: "Pacemaker satt inn i 2022."
Usage:       #example
* extension[sourceOfInformation].valueCodeableConcept = $kilde#1 "Resultat av tester eller analyser"
* status = #active
* subject = Reference(kritisk-pasient)
* timingPeriod.start = "2022-05-30"
* recordedOn = "2022-05-31"
* source = Reference(kritisk-rolle)
* device = Reference(kritisk-device-full)
* bodySite.text = "Venstre side av brystet"
* note.text = "Ikke MR uten avtale med kardiolog."
