ValueSet:    LegemiddelStatusVS
Id:          legemiddel-status
Title:       "Status for en rad"
Description: "Statusene en rad i legemiddellisten kan ha."
* insert Metadata(draft)
* $statement-status#active
* $statement-status#completed
* $statement-status#intended
* $statement-status#stopped
* $statement-status#entered-in-error
