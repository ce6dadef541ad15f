ValueSet:    HjemmeRangeTypeVS
Id:          hjemme-range-type
Title:       "Hva grensen betyr"
Description: "Normalområde, anbefalt område og behandlingsmål."
* insert Metadata(draft)
* $range-meaning#normal "Normal Range"
* $range-meaning#recommended "Recommended Range"
* $range-meaning#treatment "Treatment Range"
* $range-meaning#therapeutic "Therapeutic Desired Level"
