Instance:    journal-folder-minimal
InstanceOf:  JournalFolder
Usage:       #example
Title:       "Mappe, bare påkrevde felt"
Description: "En mappe uten dokumenter ennå."
* extension[designationType].valueCodeableConcept = $kodeverk-9602#B00-1 "Kontinuerlig/løpende journal"
* identifier[entryUUID].type = $mhd-identifier-type#entryUUID
* identifier[entryUUID].system = $rfc3986
* identifier[entryUUID].value = "urn:uuid:6a1c2e90-4c0e-4a57-9d57-0b7f6c1d3002"
* title = "Fast oppfølging"
* subject = Reference(Patient/journal-pasient)
