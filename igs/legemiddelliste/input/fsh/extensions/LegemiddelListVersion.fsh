Extension:   LegemiddelListVersion
Id:          legemiddel-list-version
Title:       "Versjonen av listen"
Description: "Den versjonen av den lagrede listen som var gjeldende da oppslaget ble gjort."
Context:     List
* insert Metadata(draft)
* value[x] 1..
* value[x] only Reference(LegemiddelList)
