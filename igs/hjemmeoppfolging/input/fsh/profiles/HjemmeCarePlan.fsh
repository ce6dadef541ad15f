Profile:     HjemmeCarePlan
Parent:      CarePlan
Id:          hjemme-careplan
Title:       "Behandlingsplan eller egenbehandlingsplan"
Description: "Planen målingene hører til: hva som følges opp, og hva pasienten skal gjøre."
* insert Metadata(draft)
* obeys hjemme-pln-2
* insert SourceIdentifier
* partOf only Reference(HjemmeCarePlan)
* status MS
* intent = #plan (exactly)
* category 1.. MS
  * insert SlicedByPattern($this)
* category contains planType 1..1 MS
* category[planType] from HjemmePlanTypeVS (required)
  * ^patternCodeableConcept.coding.system = $plan-type
* title 1..1 MS
* description MS
* insert NationalSubject
* period MS
* author MS
* author only Reference(BasisPractitioner or BasisPractitionerRole or BasisOrganization)
* careTeam MS
* addresses MS
* goal MS
* activity MS
  * obeys hjemme-pln-1
  * detail.description 1..1
* note MS
