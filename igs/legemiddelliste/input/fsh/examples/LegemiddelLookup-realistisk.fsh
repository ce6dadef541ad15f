Instance:    legemiddel-lookup-realistisk
InstanceOf:  LegemiddelLookup
Title:       "Oppslag på vakt"
Description: "Legevakten slår opp kvelden etter at fastlegen endret en rad."
Usage:       #example
* extension[listVersion].valueReference.reference = "List/legemiddel-list-full/_history/3"
* identifier
  * system = $liste-id
  * value = "c0a80101-0000-4000-8000-000000000013"
* status = #current
* mode = #snapshot
* code = $liste#oppslag "Oppslag i legemiddellisten"
* subject = Reference(legemiddel-pasient)
* date = "2026-10-20T19:40:12.512Z"
* entry[0].item.reference = "MedicationStatement/legemiddel-medicationstatement-full/_history/4"
* entry[1].item.reference = "MedicationStatement/legemiddel-medicationstatement-minimal/_history/1"
* entry[2].item.reference = "MedicationStatement/legemiddel-medicationstatement-seponert/_history/2"
