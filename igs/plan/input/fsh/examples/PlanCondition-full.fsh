Instance:    plan-condition-full
InstanceOf:  PlanCondition
Usage:       #example
Title:       "Kols, alle felt"
Description: "Kodet i alle tre kodeverkene."
* identifier.system = "https://plan.example/diagnose"
* identifier.value = "d-full"
* clinicalStatus = $clinical#active
* code.coding[icd10] = $icd10#J44.9
* code.coding[icpc2] = $icpc2#R95
* code.coding[snomed] = $sct#13645005
* code.text = "Kols"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
