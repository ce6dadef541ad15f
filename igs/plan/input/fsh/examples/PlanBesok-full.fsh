Instance:    plan-besok-full
InstanceOf:  PlanBesok
Usage:       #example
Title:       "To besøk, alle felt"
Description: "Ett er gjort."
* identifier.system = "https://plan.example/besok"
* identifier.value = "b-full"
* status = #active
* intent = #plan
* category = $plan-kategori#besoksplan "Besøksplan"
* title = "Besøk"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* activity[+].detail
  * status = #completed
  * scheduledPeriod.start = "2026-11-29T08:00:00+01:00"
  * scheduledPeriod.end = "2026-11-29T08:30:00+01:00"
  * description = "Morgenstell"
* activity[+].detail
  * status = #scheduled
  * scheduledPeriod.start = "2026-11-29T21:00:00+01:00"
  * scheduledPeriod.end = "2026-11-29T21:20:00+01:00"
  * description = "Kveldsstell"
