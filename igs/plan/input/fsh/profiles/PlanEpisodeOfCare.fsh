Profile:     PlanEpisodeOfCare
Parent:      EpisodeOfCare
Id:          plan-episodeofcare
Title:       "Tildelt tjeneste"
Description: "En kommunal tjeneste pasienten har fått: hvilken, fra når, hvem som gir den, og vedtaket den bygger på."
* insert Metadata(draft)
* insert SourceIdentifier
* status MS
* type 1.. MS
  * coding 1..
    * insert SlicedByValue(system)
  * coding contains tjenestetype 0..1 MS
  * coding[tjenestetype]
    * insert CodeFrom($tjenestetype, [[Tjenestetype (9151)]])
* patient 1..1 MS
* patient only Reference(BasisPatient)
* patient obeys plan-sub-1 and plan-sub-2
  * identifier 1..1 MS
    * system 1..
    * value 1..
* managingOrganization 1..1 MS
  * insert Municipality
* period 1..1 MS
  * start 1..1
* referralRequest MS
* referralRequest only Reference(PlanVedtak)
* careManager MS
* careManager only Reference(BasisPractitioner or BasisPractitionerRole)
