Instance:    hjemme-submit
InstanceOf:  OperationDefinition
Usage:       #definition
Title:       "Ta imot målinger"
Description: "Målinger fra en hub, sendt samlet."
* insert OperationMetadata(hjemme-submit, submit, true, 2026-11-29)
* name = "HjemmeSubmit"
* title = "Ta imot målinger"
* description = "Målinger fra en hub, sendt samlet. Hver del lagres eller avvises for seg, og svaret gjentar fullUrl. Samme måling (pasient og kildens identifikator) lagres én gang, hvor ofte den enn sendes. POST er en ny måling, PUT en rettelse av målingen med samme identifikator. En Patient i samlingen leses ikke. Høyst 1000 deler."
* resource = #Observation
* system = false
* type = true
* instance = false
* insert In(bundle, 1, 1, Bundle, [[Samlingen, av typen batch. Også collection tas imot, slik eldre grensesnitt sender den.]])
* insert Out(return, 1, 1, Bundle, [[Et batch-response etter profilen hjemme-bundle-response.]])
