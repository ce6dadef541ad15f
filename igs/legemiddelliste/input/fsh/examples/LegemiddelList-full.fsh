Instance:    legemiddel-list-full
InstanceOf:  LegemiddelList
Title:       "Legemiddelliste med to rader"
Description: "Gjeldende liste, samstemt av fastlegen."
Usage:       #example
* identifier
  * system = $liste-id
  * value = "c0a80101-0000-4000-8000-000000000001"
* status = #current
* mode = #working
* title = "Legemiddelliste for Ingrid Fjellrev"
* code = $loinc#10160-0 "History of Medication use Narrative"
* subject = Reference(legemiddel-pasient)
* date = "2026-09-14T10:25:00+02:00"
* source = Reference(legemiddel-fastlege)
* entry[0].item = Reference(legemiddel-medicationstatement-full)
* entry[1].item = Reference(legemiddel-medicationstatement-minimal)
