ValueSet:    KritiskTilstandTypeVS
Id:          kritisk-tilstand-type
Title:       "Arter som er en tilstand"
Description: "Artene som registreres som Condition."
* insert Metadata(draft)
* $kritisk-type#3
* $kritisk-type#4
* $kritisk-type#5
* $kritisk-type#10
