Instance:    plan-sonetilstand-realistisk
InstanceOf:  PlanSoneTilstand
Usage:       #example
Title:       "Gul terskel"
Description: "Fra 85 opp til 88 %."
* extension[terskel]
  * extension[measure].valueCodeableConcept = $loinc#2708-6
  * extension[range].valueRange
    * low = 85 '%' "%"
    * high = 88 '%' "%"
* clinicalStatus = $clinical#active
* severity.coding[sone] = $sone#yellow "Gul"
* code.text = "Metning under det vanlige"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
