ValueSet:    MeldingstypeVS
Id:          meldingstype
Title:       "Meldingstype"
Description: "Meldingene som opplysninger om listen kan komme fra."
* insert Metadata(draft)
* $meldinger#M25.1
* $meldinger#M25.2
* $meldinger#M25.3
* $meldinger#M9.12
