ValueSet:    KritiskImplantatStatusVS
Id:          kritisk-implantat-status
Title:       "Status for implantat"
Description: "I bruk, avkreftet eller slettet."
* insert Metadata(draft)
* $device-use-status#active
* $device-use-status#completed
* $device-use-status#entered-in-error
