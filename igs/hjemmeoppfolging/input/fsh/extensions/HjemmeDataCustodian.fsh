Extension:   HjemmeDataCustodian
Id:          hjemme-data-custodian
Title:       "Dataansvarlig virksomhet"
Description: "Virksomheten som har dataene pekeren viser til. List.source kan i R4 ikke være en virksomhet."
Context:     List
* insert Metadata(draft)
* value[x] 1..1
* value[x] only Reference(BasisOrganization)
* valueReference
  * identifier 1..1
    * obeys hjemme-org-1
    * system 1..
    * system = $enh (exactly)
    * value 1..
