Profile:     PlanCareTeam
Parent:      CareTeam
Id:          plan-careteam
Title:       "Hvem som er med"
Description: "De som følger opp pasienten etter planen, med rollen sin; pasienten og pårørende også."
* insert Metadata(draft)
* insert SourceIdentifier
* status 1..1 MS
* insert NationalSubject
* participant 1.. MS
  * role 1..1 MS
    * text 1..1
  * member 1..1 MS
  * member only Reference(BasisPatient or BasisRelatedPerson or BasisPractitioner or BasisPractitionerRole or BasisOrganization)
