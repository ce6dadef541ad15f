Extension:   LegemiddelDispenseInfo
Id:          legemiddel-dispense-info
Title:       "Om utleveringen"
Description: "Om resepten er sluttekspedert eller utleveringen annullert, og batch."
Context:     MedicationDispense
* insert Metadata(draft)
* extension contains concluded 0..1 MS and cancelled 0..1 MS and batch 0..*
* extension[concluded]
  * ^short = "Resepten er sluttekspedert"
  * value[x] 1..
  * value[x] only boolean
* extension[cancelled]
  * ^short = "Utleveringen er annullert"
  * value[x] 1..
  * value[x] only boolean
* extension[batch]
  * ^short = "Batchnummer"
  * value[x] 1..
  * value[x] only string
