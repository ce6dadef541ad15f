ValueSet:    HjemmePulseVS
Id:          hjemme-pulse
Title:       "Puls i SNOMED CT"
Description: "Hjertefrekvens og puls."
* insert Metadata(draft)
* $sct#364075005 "Heart rate"
* $sct#78564009 "Pulse rate"
