Instance:    kritisk-allergyintolerance-full
InstanceOf:  KritiskAllergyIntolerance
Title:       "Penicillinallergi, bekreftet"
Description: "Anafylaksi etter fenoksymetylpenicillin, bekreftet ved utredning og oppdatert av en annen enn den som registrerte."
Usage:       #example
* extension[sourceOfInformation].valueCodeableConcept = $kilde#1 "Resultat av tester eller analyser"
* extension[updater].valueReference = Reference(kritisk-rolle)
* extension[updated].valueDateTime = "2024-05-02T12:00:00+02:00"
* clinicalStatus = $allergy-clinical#active
* verificationStatus = $allergy-verification#confirmed
* type = #allergy
* category = #medication
* criticality = #high
* code
  * coding[ATC] = $atc#J01CE02 "Fenoksymetylpenicillin"
    * userSelected = true
  * coding[SNOMED] = $sct#373270004 "Substance with penicillin structure and antibacterial mechanism of action"
  * text = "Penicillin"
* patient = Reference(kritisk-pasient)
* onsetDateTime = "2009-02"
* recordedDate = "2011-06-20"
* recorder = Reference(kritisk-rolle)
* reaction
  * manifestation = $sct#39579001 "Anaphylaxis"
  * severity = #severe
