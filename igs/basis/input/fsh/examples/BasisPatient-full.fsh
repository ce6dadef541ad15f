Instance:    basis-patient-full
InstanceOf:  BasisPatient
Title:       "Pasient med alle nasjonale identifikatorer"
Description: "Oppdiktet pasient som først fikk D-nummer og siden fødselsnummer."
Usage:       #example
* extension[citizenship].extension[code].valueCodeableConcept = urn:iso:std:iso:3166#NO "Norge"
* identifier[DNR][0]
  * use = #old
  * system = $dnr
  * value = "63835849874"
  * period.end = "2019-06-30"
* identifier[FNR][0]
  * use = #official
  * system = $fnr
  * value = "23835849880"
  * period.start = "2019-07-01"
* identifier[DUF][0]
  * use = #old
  * system = $duf
  * value = "201100000107"
* active = true
* name
  * use = #official
  * family = "Fjellrev"
  * given = "Ingrid"
* telecom
  * system = #phone
  * value = "+47 99 99 99 01"
  * use = #mobile
* gender = #female
* birthDate = "1958-03-23"
* address
  * use = #home
  * line = "Oppdiktetveien 1"
  * city = "Oslo"
  * postalCode = "0150"
  * country = "NO"
* maritalStatus = http://terminology.hl7.org/CodeSystem/v3-MaritalStatus#M "Married"
* contact
  * relationship = http://terminology.hl7.org/CodeSystem/v2-0131#N "Next-of-Kin"
  * name
    * family = "Fjellrev"
    * given = "Olav"
* communication
  * language = urn:ietf:bcp:47#nb "Norsk bokmål"
  * preferred = true
* generalPractitioner = Reference(basis-practitioner-full)
* managingOrganization = Reference(basis-organization-full)
