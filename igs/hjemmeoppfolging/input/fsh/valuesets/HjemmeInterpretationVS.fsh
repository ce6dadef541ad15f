ValueSet:    HjemmeInterpretationVS
Id:          hjemme-interpretation
Title:       "Tolkning"
Description: "Høy, lav og normal, også kritisk."
* insert Metadata(draft)
* $interpretation#H "High"
* $interpretation#HH "Critical high"
* $interpretation#L "Low"
* $interpretation#LL "Critical low"
* $interpretation#N "Normal"
* $interpretation#A "Abnormal"
* $interpretation#AA "Critical abnormal"
