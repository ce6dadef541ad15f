Instance:    kritisk-allergyintolerance-sannsynlig
InstanceOf:  KritiskAllergyIntolerance
Title:       "Sannsynlig reaksjon på hjelpestoff"
Description: "Mellomtrinnet sannsynlig finnes ikke som kode i R4 og sies med en utvidelse."
Usage:       #example
* clinicalStatus = $allergy-clinical#active
* verificationStatus = $allergy-verification#unconfirmed
* verificationStatus.extension[presumed].valueBoolean = true
* category = #medication
* criticality = #unable-to-assess
* code
  * extension[inactiveIngredient].valueBoolean = true
  * coding[FEST] = $fest#ID_00000000-0000-4000-8000-0000000e1520 "Makrogol"
* patient = Reference(kritisk-pasient)
* recordedDate = "2025-11-03"
* recorder = Reference(kritisk-rolle)
