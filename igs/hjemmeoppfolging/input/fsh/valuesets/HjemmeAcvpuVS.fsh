ValueSet:    HjemmeAcvpuVS
Id:          hjemme-acvpu
Title:       "Bevissthetsgrader"
Description: "Bokstavene, og funnene i SNOMED CT som svarer til dem."
* insert Metadata(draft)
* include codes from system HjemmeAcvpu
* $sct#248234008 "Mentally alert"
* $sct#130987000 "Acute confusion"
* $sct#300202002 "Responds to voice"
* $sct#450847001 "Responds to pain"
* $sct#422768004 "Unresponsive"
