Instance:    legemiddel-list-realistisk
InstanceOf:  LegemiddelList
Title:       "Legemiddelliste etter utskriving"
Description: "Fast, kur, kosttilskudd, en seponert rad og en avløst, i den rekkefølgen legen satte dem."
Usage:       #example
* identifier
  * system = $liste-id
  * value = "c0a80101-0000-4000-8000-000000000021"
* status = #current
* mode = #working
* title = "Legemiddelliste for Ingrid Fjellrev"
* code = $loinc#10160-0 "History of Medication use Narrative"
* subject = Reference(legemiddel-pasient)
* date = "2026-10-23T11:35:00+02:00"
* source = Reference(legemiddel-fastlege)
* entry[0].item = Reference(legemiddel-medicationstatement-full)
* entry[1].item = Reference(legemiddel-medicationstatement-realistisk)
* entry[2].item = Reference(legemiddel-medicationstatement-minimal)
* entry[3].item = Reference(legemiddel-medicationstatement-seponert)
* entry[4].item = Reference(legemiddel-medicationstatement-erstattet)
