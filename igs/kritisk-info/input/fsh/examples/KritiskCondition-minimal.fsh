Instance:    kritisk-condition-minimal
InstanceOf:  KritiskCondition
Title:       "Kritisk medisinsk tilstand"
Description: "Primær binyrebarksvikt."
Usage:       #example
* clinicalStatus = $condition-clinical#active
* verificationStatus = $condition-verification#confirmed
* category[kiType] = $kritisk-type#5 "Kritisk medisinsk tilstand"
* code.coding[ICD10] = $icd-10#E27.1 "Primær binyrebarksvikt"
* subject = Reference(kritisk-pasient)
* recordedDate = "2020-02-03"
* recorder = Reference(kritisk-lege)
