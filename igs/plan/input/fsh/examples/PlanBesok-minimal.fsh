Instance:    plan-besok-minimal
InstanceOf:  PlanBesok
Usage:       #example
Title:       "Ett besøk"
Description: "Bare påkrevde felt."
* identifier.system = "https://plan.example/besok"
* identifier.value = "b-minimal"
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
  * description = "Morgenstell"
