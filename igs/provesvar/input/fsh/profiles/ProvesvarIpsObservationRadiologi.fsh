Profile:     ProvesvarIpsObservationRadiologi
Parent:      Observation
Id:          provesvar-ips-observation-radiologi
Title:       "Funn i bildeundersøkelse i pasientoppsummering"
Description: "Kravene IPS 2.0 stiller til funn i bildeundersøkelser, gjengitt her fordi den pakken ikke er en avhengighet."
* insert Metadata(draft)
* insert Imposes(http://hl7.org/fhir/uv/ips/StructureDefinition/Observation-results-radiology-uv-ips)
* obeys provesvar-ips-3
* partOf only Reference(ImagingStudy)
* status from ProvesvarIpsResultStatusVS (required)
* status MS
* category MS
  * insert SlicedByPattern
* category contains radiology 1..1 MS
* category[radiology] = $observation-category#imaging
* insert IpsResult
* code from $ips-radiology-code (preferred)
* effective[x] obeys provesvar-ips-4
* performer only Reference(Practitioner or PractitionerRole or Organization or CareTeam or Patient or RelatedPerson)
* value[x] MS
* hasMember only Reference(ProvesvarIpsObservationRadiologi)
* component MS
