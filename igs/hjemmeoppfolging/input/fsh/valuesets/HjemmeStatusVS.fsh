ValueSet:    HjemmeStatusVS
Id:          hjemme-status
Title:       "Målingens status"
Description: "Statusene en måling kan ha. Kansellert og ukjent brukes ikke om målinger."
* insert Metadata(draft)
* $observation-status#registered "Registered"
* $observation-status#preliminary "Preliminary"
* $observation-status#final "Final"
* $observation-status#amended "Amended"
* $observation-status#corrected "Corrected"
* $observation-status#entered-in-error "Entered in Error"
