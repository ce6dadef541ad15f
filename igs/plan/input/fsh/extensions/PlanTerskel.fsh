Extension:   PlanTerskel
Id:          plan-terskel
Title:       "Terskel"
Description: "Området en måling ligger i når sonen gjelder. Nedre grense er med i området, øvre er det ikke. Flere terskler: én er nok."
Context:     Condition
* insert Metadata(draft)
* extension contains measure 1..1 and range 1..1
* extension[measure]
  * ^short = "Hva som måles, kodet som målingen"
  * value[x] 1..1
  * value[x] only CodeableConcept
  * valueCodeableConcept.coding 1..
* extension[range]
  * ^short = "Området, i UCUM"
  * value[x] 1..1
  * value[x] only Range
  * valueRange obeys plan-ter-1
