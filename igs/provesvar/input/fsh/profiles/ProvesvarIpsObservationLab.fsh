Profile:     ProvesvarIpsObservationLab
Parent:      Observation
Id:          provesvar-ips-observation-lab
Title:       "Laboratorieresultat i pasientoppsummering"
Description: "Kravene IPS 2.0 stiller til resultater fra laboratorium og patologi, gjengitt her fordi den pakken ikke er en avhengighet."
* insert Metadata(draft)
* insert Imposes(http://hl7.org/fhir/uv/ips/StructureDefinition/Observation-results-laboratory-pathology-uv-ips)
* obeys provesvar-ips-1
* status from ProvesvarIpsResultStatusVS (required)
* status MS
* category MS
  * insert SlicedByPattern
* category contains laboratory 1..1 MS
* category[laboratory] = $observation-category#laboratory
* insert IpsResult
* code from $ips-lab-code (preferred)
* performer only Reference(Practitioner or PractitionerRole or Organization or CareTeam or Patient or RelatedPerson)
* value[x] MS
* valueCodeableConcept from $ips-lab-value (preferred)
* specimen only Reference(Specimen)
* hasMember only Reference(ProvesvarIpsObservationLab)
* component MS
  * obeys provesvar-ips-2
