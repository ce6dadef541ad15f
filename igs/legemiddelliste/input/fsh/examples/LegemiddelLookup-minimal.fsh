Instance:    legemiddel-lookup-minimal
InstanceOf:  LegemiddelLookup
Title:       "Oppslag uten rader"
Description: "Pasienten har ingen liste ennå."
Usage:       #example
* identifier
  * system = $liste-id
  * value = "c0a80101-0000-4000-8000-000000000011"
* status = #current
* mode = #snapshot
* code = $liste#oppslag "Oppslag i legemiddellisten"
* subject = Reference(legemiddel-pasient)
* date = "2026-09-14T10:25:00Z"
* emptyReason = $empty-reason#nilknown "Nil Known"
