ValueSet:    KritiskSamtykkeStatusVS
Id:          kritisk-samtykke-status
Title:       "Status for behandlingsavgrensning"
Description: "Aktiv, inaktiv eller slettet."
* insert Metadata(draft)
* $consent-status#active
* $consent-status#inactive
* $consent-status#entered-in-error
