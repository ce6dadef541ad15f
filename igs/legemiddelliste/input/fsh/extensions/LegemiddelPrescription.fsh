Extension:   LegemiddelPrescription
Id:          legemiddel-prescription
Title:       "Rad og resept"
Description: "Det som gjelder raden og resepten bak den: varegruppe, resepttype, sist endret, datoer og mengde."
Context:     MedicationStatement
* insert Metadata(draft)
* extension contains itemGroup 1..1 MS and prescriptionType 1..1 MS and lastChanged 1..1 MS and prescriptionDate 0..1 MS and expirationDate 0..1 MS and numberOfPackages 0..1 and amount 0..1 and refills 0..1 and reimbursementParagraph 0..1
* extension[itemGroup]
  * ^short = "Varegruppe"
  * value[x] 1..
  * value[x] only CodeableConcept
  * value[x] from VaregruppeVS (required)
* extension[prescriptionType]
  * ^short = "Eresept, papirresept eller uten resept"
  * value[x] 1..
  * value[x] only CodeableConcept
  * value[x] from ResepttypeVS (required)
* extension[lastChanged]
  * ^short = "Når radens kliniske innhold sist ble endret"
  * value[x] 1..
  * value[x] only dateTime
* extension[prescriptionDate]
  * ^short = "Reseptdato"
  * value[x] 1..
  * value[x] only date
* extension[expirationDate]
  * ^short = "Resepten gjelder til"
  * value[x] 1..
  * value[x] only date
* extension[numberOfPackages]
  * ^short = "Antall pakninger"
  * value[x] 1..
  * value[x] only decimal
* extension[amount]
  * ^short = "Mengde når pakning ikke er forskrevet"
  * value[x] 1..
  * value[x] only Quantity
* extension[refills]
  * ^short = "Reit"
  * value[x] 1..
  * value[x] only string
* extension[reimbursementParagraph]
  * ^short = "Refusjonshjemmel"
  * value[x] 1..
  * value[x] only CodeableConcept
