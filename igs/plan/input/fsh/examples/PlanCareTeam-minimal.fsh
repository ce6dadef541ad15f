Instance:    plan-careteam-minimal
InstanceOf:  PlanCareTeam
Usage:       #example
Title:       "Én er med"
Description: "Bare påkrevde felt."
* identifier.system = "https://plan.example/gruppe"
* identifier.value = "g-minimal"
* status = #active
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* participant[+]
  * role.text = "Pasient"
  * member
    * reference = "Patient/plan-pasient"
    * type = "Patient"
