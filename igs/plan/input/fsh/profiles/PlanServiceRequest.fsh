Profile:     PlanServiceRequest
Parent:      ServiceRequest
Id:          plan-servicerequest
Title:       "Tiltak"
Description: "Noe planen sier skal gjøres: en måling så og så ofte, trening, et besøk."
* insert Metadata(draft)
* insert SourceIdentifier
* status MS
* intent = #plan (exactly)
* code 1..1 MS
  * text 1..1 MS
* insert NationalSubject
* occurrence[x] MS
* occurrence[x] only Timing or Period or dateTime
* reasonReference MS
* reasonReference only Reference(PlanCondition)
* patientInstruction MS
