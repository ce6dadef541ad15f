Instance:    plan-tjenester
InstanceOf:  OperationDefinition
Usage:       #definition
Title:       "Tjenester pasienten har"
Description: "Oversikt over kommunale tjenester som er tildelt en pasient."
* insert OperationMetadata(plan-tjenester, services)
* name = "PlanTjenester"
* title = "Tjenester pasienten har"
* description = "Oversikt over kommunale tjenester som er tildelt en pasient: hvilken, hvem som gir den, fra når, hvem som har ansvaret og vedtaket den bygger på. De som er i bruk først."
* resource = #Patient
* system = false
* type = false
* instance = true
* insert In(status, 0, *, code, [[Status på EpisodeOfCare; utelatt er planned, waitlist, active og onhold.]])
* parameter[+]
  * name = #service
  * use = #out
  * min = 0
  * max = "*"
  * documentation = "En tjeneste."
  * insert Part(episode, 1, 1, Reference, [[Tjenesten som EpisodeOfCare.]])
  * insert Part(status, 1, 1, code, [[Status.]])
  * insert Part(type, 0, *, CodeableConcept, [[Hvilken tjeneste.]])
  * insert Part(organization, 0, 1, Reference, [[Kommunen eller virksomheten.]])
  * insert Part(period, 0, 1, Period, [[Fra og til.]])
  * insert Part(manager, 0, 1, Reference, [[Den ansvarlige.]])
  * insert Part(decision, 0, *, Reference, [[Vedtaket.]])
