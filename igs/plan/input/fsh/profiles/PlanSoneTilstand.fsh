Profile:     PlanSoneTilstand
Parent:      Condition
Id:          plan-sonetilstand
Title:       "Når en sone gjelder"
Description: "Tilstanden en sone gjelder for, i ord, med farge. Er grensen også et tall, står den i utvidelsen plan-terskel, og da kan soner regnes ut av målingene."
* insert Metadata(draft)
* extension contains PlanTerskel named terskel 0..* MS
* clinicalStatus 1..1 MS
* code 1..1 MS
  * text 1..1
* severity 1..1 MS
  * coding 1..
    * insert SlicedByValue(system)
  * coding contains sone 1..1 MS
  * coding[sone] from PlanSoneVS (required)
    * insert CodeFrom($sone, [[soner]])
* insert NationalSubject
