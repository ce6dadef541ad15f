Instance:    hjemme-careplan-minimal
InstanceOf:  HjemmeCarePlan
Usage:       #example
Title:       "Behandlingsplan, bare påkrevde felt"
Description: "Overordnet plan uten aktiviteter ennå."
* identifier.system = "https://maaling.example/plan"
* identifier.value = "p-0002"
* status = #draft
* intent = #plan
* category[planType] = $plan-type#behandlingsplan "Behandlingsplan"
* title = "Oppfølging hjemme"
* subject
  * reference = "Patient/hjemme-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
