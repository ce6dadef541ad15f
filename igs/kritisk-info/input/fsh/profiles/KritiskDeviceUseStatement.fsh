Profile:     KritiskDeviceUseStatement
Parent:      DeviceUseStatement
Id:          kritisk-deviceusestatement
Title:       "Implantat"
Description: "Implantat som helsepersonell må kjenne til, for eksempel før MR."
* insert Metadata(draft)
* insert Imposes(http://hl7.org/fhir/uv/ips/StructureDefinition/DeviceUseStatement-uv-ips)
* insert Provenance
* extension contains KritiskValidUntil named validUntil 0..1 MS
* status MS
* status from KritiskImplantatStatusVS (required)
* subject only Reference(BasisPatient)
* subject MS
* timing[x] 1.. MS
* timing[x] only dateTime or Period
  * ^short = "Når implantatet ble satt inn"
* recordedOn 1.. MS
* source 1.. MS
* source only Reference(BasisPractitionerRole or BasisPractitioner)
* device only Reference(KritiskDevice)
* device MS
* bodySite MS
* note MS
