Profile:     HjemmeList
Parent:      List
Id:          hjemme-list
Title:       "Peker til data"
Description: "Sier hvilken virksomhet som har data av en type om en innbygger, og hvor de kan hentes. Bare pekere; aldri kliniske verdier."
* insert Metadata(draft)
* obeys hjemme-pek-1
* extension contains HjemmeDataCustodian named custodian 1..1 MS
* identifier MS
  * system 1..
  * value 1..
* status MS
* mode = #working (exactly)
* title 0..0
* code 1..1 MS
* code from HjemmeDatatypeVS (required)
* insert NationalSubject
* date MS
* note 0..0
* entry 1.. MS
  * flag 0..0
  * item only Reference(HjemmeEndpoint)
