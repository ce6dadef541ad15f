Profile:     PlanSone
Parent:      CarePlan
Id:          plan-sone
Title:       "Sone"
Description: "Én sone (grønn, gul eller rød) i en egenbehandlingsplan: når den gjelder, og hva pasienten da skal gjøre."
* insert Metadata(draft)
* insert SourceIdentifier
* partOf 1..1 MS
* partOf only Reference(PlanCarePlan)
* status MS
* intent = #plan (exactly)
* title 1..1 MS
* insert NationalSubject
* addresses 1..1 MS
* addresses only Reference(PlanSoneTilstand)
* activity 1..1 MS
  * reference 0..0
  * detail 1..1
    * description 1..1 MS
* note MS
