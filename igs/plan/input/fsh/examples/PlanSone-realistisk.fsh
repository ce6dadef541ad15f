Instance:    plan-sone-realistisk
InstanceOf:  PlanSone
Usage:       #example
Title:       "Gul sone"
Description: "Når metningen er under det vanlige."
* identifier.system = "https://plan.example/sone"
* identifier.value = "s-417-gul"
* partOf = Reference(CarePlan/plan-careplan-full)
* status = #active
* intent = #plan
* title = "Gul"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* addresses = Reference(Condition/plan-sonetilstand-realistisk)
* activity.detail
  * status = #not-started
  * description = "Ta ekstra inhalasjon som avtalt, mål igjen om en time. Fortsatt under 88 %: ring oppfølgingstjenesten."
