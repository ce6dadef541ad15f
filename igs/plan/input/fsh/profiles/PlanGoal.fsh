Profile:     PlanGoal
Parent:      Goal
Id:          plan-goal
Title:       "Mål"
Description: "Pasientens eller behandlingens mål. Er målet et tall, er det kodet som målingen og har enhet i UCUM."
* insert Metadata(draft)
* obeys plan-mal-3
* insert SourceIdentifier
* lifecycleStatus MS
* description.text 1..1 MS
* insert NationalSubject
* addresses MS
* addresses only Reference(PlanCondition)
* target MS
  * obeys plan-mal-1 and plan-mal-2
  * detail[x] only Quantity or Range or string
* note MS
