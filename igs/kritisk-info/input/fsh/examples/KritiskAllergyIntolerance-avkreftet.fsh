Instance:    kritisk-allergyintolerance-avkreftet
InstanceOf:  KritiskAllergyIntolerance
Title:       "Avkreftet allergi"
Description: "Utredet og avkreftet, og derfor inaktiv."
Usage:       #example
* clinicalStatus = $allergy-clinical#inactive
* verificationStatus = $allergy-verification#refuted
* category = #biologic
* criticality = #low
* code.text = "Bivoksplaster"
* patient = Reference(kritisk-pasient)
* recordedDate = "2018-04-11"
* recorder = Reference(kritisk-rolle)
