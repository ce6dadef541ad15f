ValueSet:    ApotekinngrepVS
Id:          apotekinngrep
Title:       "Inngrep i apotek"
Description: "Alle koder i kodeverket, også de som ikke er gjengitt i pakken."
* insert Metadata(draft)
* include codes from system $apotekinngrep
