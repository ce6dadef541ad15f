Profile:     BasisPatient
Parent:      Patient
Id:          basis-patient
Title:       "Pasient"
Description: "Pasient med norske personidentifikatorer. Åpen profil: den sier hvordan elementene brukes når de brukes."
* insert Metadata(draft)
* insert Imposes(http://hl7.no/fhir/StructureDefinition/no-basis-Patient)
* extension contains $patient-citizenship named citizenship 0..*
* extension[citizenship] ^short = "Statsborgerskap"
* identifier
  * insert SlicedBySystem(system)
* identifier contains FNR 0..* and DNR 0..* and FHN 0..* and DUF 0..*
* identifier[FNR]
  * insert Fnr
* identifier[DNR]
  * insert Dnr
* identifier[FHN]
  * insert NationalIdentifier($fhn, [[Felles hjelpenummer]])
  * obeys basis-fnr-1 and basis-fnr-2 and basis-fnr-3 and basis-fhn-1
* identifier[DUF]
  * insert NationalIdentifier($duf, [[DUF-nummer]])
  * obeys basis-duf-1
* address obeys basis-adr-1
* contact.address obeys basis-adr-1
* generalPractitioner only Reference(BasisPractitioner or BasisPractitionerRole or BasisOrganization)
  * ^short = "Fastlege eller fastlegekontor"
* managingOrganization only Reference(BasisOrganization)
