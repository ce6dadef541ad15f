ValueSet:    KritiskSamtykkeTypeVS
Id:          kritisk-samtykke-type
Title:       "Arter som er en behandlingsavgrensning"
Description: "Artene som registreres som Consent."
* insert Metadata(draft)
* $kritisk-type#8
* $kritisk-type#11
