Instance:    legemiddel-medicationstatement-full
InstanceOf:  LegemiddelMedicationStatement
Title:       "Fast legemiddel på eresept"
Description: "Metformin mot diabetes, med resept, registrering og strukturert dosering."
Usage:       #example
* extension[prescription]
  * extension[itemGroup].valueCodeableConcept = $varegruppe#L "Legemiddel"
  * extension[prescriptionType].valueCodeableConcept = $resepttype#E "Eresept"
  * extension[lastChanged].valueDateTime = "2026-09-14T10:20:00+02:00"
  * extension[prescriptionDate].valueDate = "2026-09-14"
  * extension[expirationDate].valueDate = "2027-09-14"
  * extension[numberOfPackages].valueDecimal = 2
  * extension[refills].valueString = "3"
  * extension[reimbursementParagraph].valueCodeableConcept = $refusjonshjemmel#200
* extension[registration]
  * extension[type].valueCodeableConcept = $registreringsrolle#1 "Forskrevet av"
  * extension[provider].valueReference = Reference(legemiddel-lege)
  * extension[timestamp].valueDateTime = "2026-09-14T10:20:00+02:00"
  * extension[status].valueCodeableConcept = $registreringsstatus#3 "Godkjent"
* identifier[pllId]
  * type.text = "PLL"
  * system = $pll-id
  * value = "7a1c7f0e-0a51-4b54-9d6e-2f8f7c0f1a01"
* identifier[reseptId]
  * type.text = "ReseptId"
  * system = $resept-id
  * value = "2b0c1d4e-58a1-4d2c-8f0a-6f3b8f9f2a01"
* status = #active
* medicationReference = Reference(legemiddel-medication-full)
* subject = Reference(legemiddel-pasient)
* effectivePeriod.start = "2021-03-01"
* dateAsserted = "2026-09-14"
* informationSource = Reference(legemiddel-fastlege)
* reasonCode[ICPC2].coding = $icpc-2#T90 "Diabetes type 2"
* dosage
  * extension[use].valueCodeableConcept = $legemiddelbruk#1 "Fast"
  * extension[applicationArea].valueString = "Mot diabetes"
  * extension[shortDosage].valueCodeableConcept = $kortdose#5507 "1+0+0+0"
  * sequence = 1
  * text = "1 tablett morgen"
  * patientInstruction = "Tas sammen med mat"
  * timing
    * repeat
      * frequency = 1
      * period = 1
      * periodUnit = #d
      * when = #MORN
    * code = $tid-paa-dagen#1 "Morgen"
  * doseAndRate.doseQuantity = 1 '1' "tablett"
