ValueSet:    HjemmePressureSiteVS
Id:          hjemme-pressure-site
Title:       "Målested for blodtrykk"
Description: "Steder på kroppen der blodtrykk måles."
* insert Metadata(draft)
* $sct#368209003 "Right upper arm structure"
* $sct#368208006 "Left upper arm structure"
* $sct#6685009
* $sct#51636004
* $sct#7569003
* $sct#2402003
* $sct#9736006
* $sct#5951000
* $sct#51114001
* $sct#11207009
* $sct#61396006
* $sct#29707007
