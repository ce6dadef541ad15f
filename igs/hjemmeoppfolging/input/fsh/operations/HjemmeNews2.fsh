Instance:    hjemme-news2
InstanceOf:  OperationDefinition
Usage:       #definition
Title:       "NEWS2"
Description: "Regner ut NEWS2 av de nyeste målingene, eller av målinger som sendes med."
* insert OperationMetadata(hjemme-news2, news2, false, 2026-11-29)
* name = "HjemmeNews2"
* title = "NEWS2"
* description = "Regner ut NEWS2 av de nyeste målingene, eller av målinger som sendes med. Svaret er en Observation med poengene for hver del og med kildene i derivedFrom. Mangler en del, er for gammel eller kan ikke brukes, sier den hvorfor, og svaret har ingen sum. Ingenting lagres."
* resource[+] = #Patient
* resource[+] = #Observation
* system = false
* type = true
* instance = true
* insert In(patient, 0, 1, string, [[Pasienten, når operasjonen kalles på Observation. Utelates når målingene sendes med.]])
* insert In(observation, 0, *, Observation, [[Målinger skåren regnes av. Sendes noen, slås ingen opp.]])
* insert In(scale, 0, 1, code, [[Skala for oksygenmetning: 1 (vanlig) eller 2 (behandlingsmål 88-92 %, når en kliniker har bestemt det).]])
* insert In(oxygen, 0, 1, boolean, [[Om pasienten får oksygen, når ingen måling sier det.]])
* insert In(consciousness, 0, 1, code, [[A, C, V, P eller U, når ingen måling sier det.]])
* insert In(at, 0, 1, dateTime, [[Tidspunktet skåren gjelder; utelatt er nå.]])
* insert In(maxAge, 0, 1, decimal, [[Eldre målinger enn så mange timer brukes ikke; utelatt er 24, høyst 720.]])
* insert Out(return, 1, 1, Observation, [[Skåren etter profilen hjemme-observation-news2.]])
