Profile:     LegemiddelList
Parent:      List
Id:          legemiddel-list
Title:       "Legemiddelliste"
Description: "Pasientens gjeldende legemiddelliste som én lagret ressurs. Ny versjon erstatter den forrige som helhet."
* insert Metadata(draft)
* identifier 1.. MS
  * ^short = "Versjonen av listen"
  * system 1..
  * value 1..
* status MS
* mode = #working
* title 1.. MS
* code 1.. MS
* code = $loinc#10160-0
* subject 1.. MS
* subject only Reference(BasisPatient)
* date 1.. MS
* source 1.. MS
* source only Reference(BasisPractitionerRole or BasisPractitioner)
* entry MS
  * deleted 0..0
  * item only Reference(LegemiddelMedicationStatement)
  * item MS
* emptyReason MS
