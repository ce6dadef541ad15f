Instance:    plan-soner
InstanceOf:  OperationDefinition
Usage:       #definition
Title:       "Hvilken sone gjelder"
Description: "Regner ut av målingene hvilken sone i en egenbehandlingsplan som gjelder nå."
* insert OperationMetadata(plan-soner, zones)
* name = "PlanSoner"
* title = "Hvilken sone gjelder"
* description = "Regner ut av målingene hvilken sone i en egenbehandlingsplan som gjelder nå, og hva planen sier pasienten da skal gjøre. Den alvorligste sonen med et treff gjelder. Er ingen måling ny nok, eller har ingen sone en terskel i tall, er svaret unknown; det er aldri green uten at en måling sier det."
* resource = #CarePlan
* system = false
* type = false
* instance = true
* insert In(maxAge, 0, 1, decimal, [[Eldre målinger enn så mange timer brukes ikke; utelatt er 48, høyst 720.]])
* parameter[+]
  * name = #colour
  * use = #out
  * min = 1
  * max = "1"
  * type = #code
  * documentation = "green, yellow, red eller unknown."
* parameter[+]
  * name = #zone
  * use = #out
  * min = 0
  * max = "*"
  * documentation = "En sone i planen."
  * insert Part(colour, 1, 1, code, [[Fargen.]])
  * insert Part(plan, 1, 1, Reference, [[Sonen som CarePlan.]])
  * insert Part(condition, 0, 1, string, [[Når den gjelder, i ord.]])
  * insert Part(action, 0, 1, string, [[Hva pasienten skal gjøre.]])
  * insert Part(applies, 1, 1, boolean, [[Om en måling sier at den gjelder.]])
  * insert Part(measurement, 0, *, Reference, [[Målingene som ble sett på.]])
  * insert Part(reason, 0, *, string, [[Hvorfor den ikke kunne avgjøres.]])
