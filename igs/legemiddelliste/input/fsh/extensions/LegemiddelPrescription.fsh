Extension:   LegemiddelPrescription
Id:          legemiddel-prescription
Title:       "Rad og resept"
Description: "Det som gjelder raden og resepten bak den: varegruppe, resepttype, sist endret, datoer og mengde."
Context:     MedicationStatement
* insert Metadata(draft)
* extension contains itemGroup 1..1 MS and prescriptionType 1..1 MS and lastChanged 1..1 MS and prescriptionDate 0..1 MS and expirationDate 0..1 MS and numberOfPackages 0..1 and amount 0..1 and refills 0..1 and reimbursementParagraph 0..1
* extension contains reimbursementCode 0..1 and festUpdate 0..1 and referenceNumber 0..1 MS and inDoctorsName 0..1 and locked 0..1 MS
* extension contains createPrescription 0..1 MS and rfStatus 0..1 MS and recall 0..1 MS
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
* extension[reimbursementCode]
  * ^short = "Refusjonskode"
  * value[x] 1..
  * value[x] only CodeableConcept
* extension[festUpdate]
  * ^short = "Utgaven av FEST som opplysningene er hentet fra"
  * value[x] 1..
  * value[x] only dateTime
* extension[referenceNumber]
  * ^short = "Referansenummer; «0» ber tjeneren om et"
  * value[x] 1..
  * value[x] only string
* extension[inDoctorsName]
  * ^short = "Skrevet i legens navn"
  * value[x] 1..
  * value[x] only boolean
* extension[locked]
  * ^short = "Låst resept: vises bare med samtykke eller referansenummer"
  * value[x] 1..
  * value[x] only boolean
* extension[createPrescription]
  * ^short = "Ber tjeneren sende resepten (M1); lagres aldri"
  * value[x] 1..
  * value[x] only boolean
* extension[rfStatus]
  * ^short = "Reseptens status hos reseptformidleren; eies av tjeneren"
  * extension contains status 0..1 and dispenser 0..1 and recalled 0..1
  * extension[status].value[x] 1..
  * extension[status].value[x] only CodeableConcept
  * extension[status].value[x] from ReseptstatusVS (required)
  * extension[dispenser].value[x] 1..
  * extension[dispenser].value[x] only string
  * extension[recalled].value[x] 1..
  * extension[recalled].value[x] only boolean
* extension[recall]
  * ^short = "Tilbakekalling: grunn, tekst og andre resepter som trekkes tilbake med denne raden"
  * extension contains code 1..1 and text 0..1 and prescription 0..*
  * extension[code].value[x] 1..
  * extension[code].value[x] only CodeableConcept
  * extension[code].value[x] from TilbakekallingsgrunnVS (required)
  * extension[text].value[x] 1..
  * extension[text].value[x] only string
  * extension[prescription].value[x] 1..
  * extension[prescription].value[x] only Identifier
