Instance:    kritisk-condition-full
InstanceOf:  KritiskCondition
Title:       "Intubasjonsproblem"
Description: "Vanskelig intubasjon ved operasjon, med gradering."
Usage:       #example
* extension[sourceOfInformation].valueCodeableConcept = $kilde#1 "Resultat av tester eller analyser"
* extension[updater].valueReference = Reference(kritisk-rolle)
* extension[updated].valueDateTime = "2023-10-12"
* clinicalStatus = $condition-clinical#active
* verificationStatus = $condition-verification#confirmed
* category[kiType] = $kritisk-type#3 "Intubasjonsproblem"
* code
  * coding = $kritisk-type#3 "Intubasjonsproblem"
  * text = "Trang luftvei. Videolaryngoskop nødvendig."
* subject = Reference(kritisk-pasient)
* onsetDateTime = "2023-10-12"
* recordedDate = "2023-10-12"
* recorder = Reference(kritisk-rolle)
* evidence.code.text = "Cormack-Lehane grad 3, kan maskeventileres"
