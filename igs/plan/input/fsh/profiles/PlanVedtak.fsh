Profile:     PlanVedtak
Parent:      ServiceRequest
Id:          plan-vedtak
Title:       "Vedtak"
Description: "Kommunens vedtak om en tjeneste."
* insert Metadata(draft)
* insert SourceIdentifier
* status MS
* intent = #order (exactly)
* category 1..1 MS
* category = $plan-kategori#vedtak
* code 1..1 MS
* insert NationalSubject
* authoredOn 1..1 MS
* requester 1..1 MS
* requester only Reference(BasisOrganization)
  * insert Municipality
* occurrence[x] only Period
* occurrence[x] MS
