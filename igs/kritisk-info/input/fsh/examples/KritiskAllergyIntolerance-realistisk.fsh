Instance:    kritisk-allergyintolerance-realistisk
InstanceOf:  KritiskAllergyIntolerance
Title:       "Reaksjon på hjelpestoff"
Description: "Utslett etter makrogol i et legemiddel, bekreftet ved provokasjon, opphørt etter desensibilisering."
Usage:       #example
* extension[sourceOfInformation].valueCodeableConcept = $kilde#1 "Resultat av tester eller analyser"
* extension[updater].valueReference = Reference(kritisk-rolle)
* extension[updated].valueDateTime = "2026-03-10T09:30:00+01:00"
* extension[abatement].valueDateTime = "2026-03"
* extension[verificationDate].valueDateTime = "2025-11-04"
* extension[verifier].valueReference = Reference(kritisk-rolle)
* clinicalStatus = $allergy-clinical#inactive
* verificationStatus = $allergy-verification#confirmed
* type = #intolerance
* category = #medication
* criticality = #low
* code
  * extension[inactiveIngredient].valueBoolean = true
  * coding[ATC] = $atc#A06AD15 "Makrogol"
  * text = "Makrogol som hjelpestoff"
* patient = Reference(kritisk-pasient)
* onsetDateTime = "2025-10-20"
* recordedDate = "2025-10-21"
* recorder = Reference(kritisk-rolle)
* note.text = "Utslett to timer etter inntak."
* reaction
  * manifestation = $sct#271807003 "Eruption of skin"
  * severity = #mild
