Instance:    legemiddel-medicationstatement-realistisk
InstanceOf:  LegemiddelMedicationStatement
Title:       "Kur i multidose, med alt resepten sier"
Description: "Kaliumtilskudd etter utskriving: eresept under ekspedering, pakket av apoteket, delt ut av hjemmetjenesten."
Usage:       #example
* extension[prescription]
  * extension[itemGroup].valueCodeableConcept = $varegruppe#L "Legemiddel"
  * extension[prescriptionType].valueCodeableConcept = $resepttype#E "Eresept"
  * extension[lastChanged].valueDateTime = "2026-10-23T11:30:00+02:00"
  * extension[prescriptionDate].valueDate = "2026-10-23"
  * extension[expirationDate].valueDate = "2027-10-23"
  * extension[numberOfPackages].valueDecimal = 1
  * extension[refills].valueString = "1"
  * extension[reimbursementParagraph].valueCodeableConcept = $refusjonshjemmel#200
  * extension[reimbursementCode].valueCodeableConcept = $icpc-2#K77 "Hjertesvikt"
  * extension[festUpdate].valueDateTime = "2026-10-15T03:00:00+02:00"
  * extension[referenceNumber].valueString = "48213377"
  * extension[rfStatus]
    * extension[status].valueCodeableConcept = $reseptstatus#U "Under ekspedering"
    * extension[dispenser].valueString = "Elvedal apotek"
    * extension[recalled].valueBoolean = false
* extension[genericSubstitution]
  * extension[accepted].valueBoolean = false
  * extension[reason].valueString = "Tåler ikke andre depottabletter"
* extension[administration]
  * extension[multidose].valueBoolean = true
  * extension[byWhomText].valueString = "Hjemmetjenesten"
* extension[deliverySummary]
  * extension[productNumber].valueString = "999014"
  * extension[productName].valueString = "Kaliumklorid depottablett 750 mg, 100 stk"
  * extension[totalPackages].valueDecimal = 1
  * extension[latestPackages].valueDecimal = 1
  * extension[lastDelivered].valueDateTime = "2026-10-25"
* extension[registration]
  * extension[type].valueCodeableConcept = $registreringsrolle#1 "Forskrevet av"
  * extension[provider].valueReference = Reference(legemiddel-lege)
  * extension[timestamp].valueDateTime = "2026-10-23T11:30:00+02:00"
* identifier[pllId]
  * type.text = "PLL"
  * system = $pll-id
  * value = "7a1c7f0e-0a51-4b54-9d6e-2f8f7c0f1c04"
* identifier[reseptId]
  * type.text = "ReseptId"
  * system = $resept-id
  * value = "2b0c1d4e-58a1-4d2c-8f0a-6f3b8f9f2c04"
* status = #active
* medicationReference = Reference(legemiddel-medication-realistisk)
* subject = Reference(legemiddel-pasient)
* effectivePeriod
  * start = "2026-10-23"
  * end = "2027-01-23"
* dateAsserted = "2026-10-23"
* informationSource = Reference(legemiddel-lege)
* reasonCode[ICD10].coding = $icd-10#I50.9 "Uspesifisert hjertesvikt"
* note.text = "Kontroller kalium om en uke."
* dosage
  * extension[use].valueCodeableConcept = $legemiddelbruk#2 "Kur"
  * extension[applicationArea].valueString = "Tilskudd av kalium"
  * extension[shortDosage].valueCodeableConcept = $kortdose#216 "1+1+1"
  * sequence = 1
  * text = "1 tablett morgen, midt på dagen og kveld"
  * additionalInstruction.coding[veiledning7479] = $bruksveiledning#49
  * patientInstruction = "Svelges hel med et glass vann"
  * timing
    * repeat
      * boundsPeriod.start = "2026-10-23"
      * frequency = 3
      * period = 1
      * periodUnit = #d
    * code.coding[tid8325] = $tid-paa-dagen#1 "Morgen"
  * doseAndRate.doseQuantity = 1 '1' "tablett"
