Instance:    kritisk-allergyintolerance-minimal
InstanceOf:  KritiskAllergyIntolerance
Title:       "Mistenkt nøtteallergi"
Description: "Annen allergi som bare er beskrevet."
Usage:       #example
* clinicalStatus = $allergy-clinical#active
* verificationStatus = $allergy-verification#unconfirmed
* category = #food
* criticality = #unable-to-assess
* code.text = "Paranøtt"
* patient = Reference(kritisk-pasient)
* recordedDate = "2026-01-15"
* recorder = Reference(kritisk-lege)
