Instance:    plan-careteam-realistisk
InstanceOf:  PlanCareTeam
Usage:       #example
Title:       "Pasient, datter og sykepleier"
Description: "Datteren svarer på skjema."
* identifier.system = "https://plan.example/gruppe"
* identifier.value = "g-realistisk"
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
* participant[+]
  * role.text = "Datter"
  * member
    * type = "RelatedPerson"
    * display = "Datter"
* participant[+]
  * role.text = "Kontaktsykepleier"
  * member
    * type = "Practitioner"
    * identifier.system = $hpr
    * identifier.value = "9990003"
    * display = "Mari Nes, sykepleier"
