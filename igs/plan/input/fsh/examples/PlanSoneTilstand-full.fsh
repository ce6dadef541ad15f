Instance:    plan-sonetilstand-full
InstanceOf:  PlanSoneTilstand
Usage:       #example
Title:       "Rød terskel"
Description: "I ord og i tall."
* extension[terskel]
  * extension[measure].valueCodeableConcept = $loinc#2708-6
  * extension[range].valueRange
    * high = 85 '%' "%"
* clinicalStatus = $clinical#active
* severity.coding[sone] = $sone#red "Rød"
* code.text = "Metning under 85 %, eller så tungpusten at du ikke kan snakke"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
