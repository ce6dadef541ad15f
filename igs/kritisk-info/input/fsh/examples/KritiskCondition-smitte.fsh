Instance:    kritisk-condition-smitte
InstanceOf:  KritiskCondition
Title:       "Smitte"
Description: "Bærer av resistente bakterier, kodet og uten fritekst."
Usage:       #example
* clinicalStatus = $condition-clinical#active
* verificationStatus = $condition-verification#confirmed
* category[kiType] = $kritisk-type#10 "Smitte"
* category[1] = $condition-category#problem-list-item
* code.coding[ICD10] = $icd-10#Z22.3 "Bærer av andre spesifiserte bakterielle sykdommer"
* subject = Reference(kritisk-pasient)
* recordedDate = "2025-08-01"
* recorder = Reference(kritisk-rolle)
