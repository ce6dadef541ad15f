Instance:    kritisk-condition-realistisk
InstanceOf:  KritiskCondition
Title:       "Malign hypertermi ved narkose"
Description: "Problem ved anestesi (art 4), med det neste anestesilege må vite."
Usage:       #example
* extension[updater].valueReference = Reference(kritisk-rolle)
* extension[updated].valueDateTime = "2025-06-02"
* clinicalStatus = $condition-clinical#active
* verificationStatus = $condition-verification#confirmed
* category[kiType] = $kritisk-type#4 "Annet problem ved anestesi"
* code
  * coding = $kritisk-type#4 "Annet problem ved anestesi"
  * text = "Malign hypertermi ved narkose i 2025: ikke suksametonium eller anestesigass"
* subject = Reference(kritisk-pasient)
* onsetDateTime = "2025-05-30"
* recordedDate = "2025-05-30"
* recorder = Reference(kritisk-rolle)
* note.text = "Gentest bestilt. Søsken bør undersøkes."
