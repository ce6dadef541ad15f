Instance:    plan-careteam-full
InstanceOf:  PlanCareTeam
Usage:       #example
Title:       "Alle er med"
Description: "Pasienten, sykepleieren og kommunen."
* identifier.system = "https://plan.example/gruppe"
* identifier.value = "g-full"
* status = #active
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* name = "Oppfølging av Synne"
* participant[+]
  * role.text = "Pasient"
  * member
    * reference = "Patient/plan-pasient"
    * type = "Patient"
* participant[+]
  * role.text = "Kontaktsykepleier"
  * member
    * type = "Practitioner"
    * identifier.system = $hpr
    * identifier.value = "9990003"
    * display = "Mari Nes, sykepleier"
* participant[+]
  * role.text = "Oppfølgingstjeneste"
  * member
    * type = "Organization"
    * identifier.system = $enh
    * identifier.value = "310000000"
    * display = "Fjordlandet kommune"
