Instance:    legemiddel-lookup-full
InstanceOf:  LegemiddelLookup
Title:       "Oppslag med to rader"
Description: "Navngir versjonen av listen og av hver rad."
Usage:       #example
* extension[listVersion].valueReference.reference = "List/legemiddel-list-full/_history/3"
* identifier
  * system = $liste-id
  * value = "c0a80101-0000-4000-8000-000000000012"
* status = #current
* mode = #snapshot
* code = $liste#oppslag "Oppslag i legemiddellisten"
* subject = Reference(legemiddel-pasient)
* date = "2026-09-14T10:25:00Z"
* entry[0].item.reference = "MedicationStatement/legemiddel-medicationstatement-full/_history/1"
* entry[1].item.reference = "MedicationStatement/legemiddel-medicationstatement-minimal/_history/2"
