ValueSet:    KritiskAllergiSikkerhetVS
Id:          kritisk-allergi-sikkerhet
Title:       "Sikkerhet for overfølsomhet"
Description: "Mistenkt, bekreftet, avkreftet eller slettet."
* insert Metadata(draft)
* $allergy-verification#unconfirmed
* $allergy-verification#confirmed
* $allergy-verification#refuted
* $allergy-verification#entered-in-error
