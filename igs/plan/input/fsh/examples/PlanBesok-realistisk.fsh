Instance:    plan-besok-realistisk
InstanceOf:  PlanBesok
Usage:       #example
Title:       "En dag"
Description: "Morgen, middag og kveld."
* identifier.system = "https://plan.example/besok"
* identifier.value = "b-realistisk"
* status = #active
* intent = #plan
* category = $plan-kategori#besoksplan "Besøksplan"
* title = "Besøk"
* subject
  * reference = "Patient/plan-pasient"
  * identifier.system = $fnr
  * identifier.value = "15858020023"
* activity[+].detail
  * status = #scheduled
  * scheduledPeriod.start = "2026-11-30T08:00:00+01:00"
  * scheduledPeriod.end = "2026-11-30T08:30:00+01:00"
  * description = "Morgenstell og medisiner"
* activity[+].detail
  * status = #scheduled
  * scheduledPeriod.start = "2026-11-30T14:00:00+01:00"
  * scheduledPeriod.end = "2026-11-30T14:20:00+01:00"
  * description = "Middag"
* activity[+].detail
  * status = #scheduled
  * scheduledPeriod.start = "2026-11-30T21:00:00+01:00"
  * scheduledPeriod.end = "2026-11-30T21:20:00+01:00"
  * description = "Kveldsstell"
