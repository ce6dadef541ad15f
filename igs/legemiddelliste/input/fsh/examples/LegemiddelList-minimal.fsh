Instance:    legemiddel-list-minimal
InstanceOf:  LegemiddelList
Title:       "Tom legemiddelliste"
Description: "Samstemt: pasienten bruker ingen legemidler."
Usage:       #example
* identifier
  * system = $liste-id
  * value = "c0a80101-0000-4000-8000-000000000002"
* status = #current
* mode = #working
* title = "Legemiddelliste uten rader"
* code = $loinc#10160-0 "History of Medication use Narrative"
* subject = Reference(legemiddel-pasient)
* date = "2026-09-14"
* source = Reference(legemiddel-lege)
* emptyReason = $empty-reason#nilknown "Nil Known"
