ValueSet:    KritiskBehandlingStatusVS
Id:          kritisk-behandling-status
Title:       "Status for pågående behandling"
Description: "Pågår, avkreftet eller slettet."
* insert Metadata(draft)
* $event-status#in-progress
* $event-status#completed
* $event-status#entered-in-error
