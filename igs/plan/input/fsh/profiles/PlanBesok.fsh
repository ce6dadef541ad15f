Profile:     PlanBesok
Parent:      CarePlan
Id:          plan-besok
Title:       "Besøksplan"
Description: "Planlagte besøk hjemme hos pasienten, slik et responssenter trenger dem."
* insert Metadata(draft)
* insert SourceIdentifier
* status MS
* intent = #plan (exactly)
* category 1..1 MS
* category = $plan-kategori#besoksplan
* title 1..1 MS
* insert NationalSubject
* activity 1.. MS
  * reference 0..0
  * detail 1..1
    * status MS
    * scheduled[x] 1..1 MS
    * scheduled[x] only Period
    * description 1..1 MS
