Profile:     HjemmeDevice
Parent:      Device
Id:          hjemme-device
Title:       "Måleutstyr"
Description: "Utstyret en måling er gjort med."
* insert Metadata(draft)
* obeys hjemme-uts-1
* identifier MS
  * system 1..
  * value 1..
* manufacturer MS
* serialNumber MS
* deviceName 1.. MS
* type 1..1 MS
* type from HjemmeDeviceTypeVS (preferred)
  * coding
    * insert SlicedByValue(system)
  * coding contains ieee 0..1 MS and snomed 0..1
  * coding[ieee]
    * insert CodeFrom($ieee, [[IEEE 11073]])
    * obeys hjemme-uts-2
  * coding[snomed]
    * insert CodeFrom($sct, [[SNOMED CT]])
* version MS
* patient only Reference(BasisPatient)
* owner MS
* owner only Reference(BasisOrganization)
