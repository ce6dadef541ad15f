Profile:     LegemiddelMedicationStatement
Parent:      MedicationStatement
Id:          legemiddel-medicationstatement
Title:       "Legemiddel i bruk"
Description: "Én linje i pasientens legemiddelliste."
* insert Metadata(draft)
* insert Imposes(http://hl7.no/fhir/StructureDefinition/no-basis-MedicationStatement)
* insert Imposes(http://hl7.org/fhir/uv/ips/StructureDefinition/MedicationStatement-uv-ips)
* obeys legemiddel-rad-1 and legemiddel-rad-2 and legemiddel-rad-3 and legemiddel-rad-4
* obeys legemiddel-rad-5 and legemiddel-rad-6 and legemiddel-rad-7 and legemiddel-rad-8 and legemiddel-rad-9
* extension contains LegemiddelPrescription named prescription 1..1 MS and LegemiddelRegistration named registration 0..* MS
* extension[prescription] ^short = "Varegruppe, resepttype, sist endret og det som ellers gjelder resepten"
* extension contains LegemiddelGenericSubstitution named genericSubstitution 0..1 MS and LegemiddelAdministration named administration 0..1 MS and LegemiddelDeliverySummary named deliverySummary 0..1
* extension[genericSubstitution] ^short = "Om apoteket kan bytte"
* extension[genericSubstitution] obeys legemiddel-bytte-1
* extension[administration] ^short = "Multidose og utdeling"
* extension[deliverySummary] ^short = "Utlevert til nå; eies av tjeneren"
* extension[registration] ^short = "Hvem som forskrev og hvem som seponerte"
* identifier 1.. MS
  * insert Sliced(value, system)
* identifier contains pllId 0..1 MS and reseptId 0..1 MS
* identifier[pllId]
  * insert OwnIdentifier($pll-id, [[Rad-id i legemiddellisten]])
  * obeys legemiddel-id-1
* identifier[reseptId]
  * insert OwnIdentifier($resept-id, [[Resept-id]])
* partOf MS
  * ^short = "Raden som har avløst denne"
* status MS
* status from LegemiddelStatusVS (required)
* statusReason MS
* statusReason from SeponeringsgrunnVS (preferred)
* medication[x] only Reference(LegemiddelMedication or LegemiddelMagistrell)
* medication[x] MS
* subject only Reference(BasisPatient)
* subject MS
* effective[x] 1.. MS
* dateAsserted MS
* informationSource only Reference(BasisPatient or BasisPractitioner or BasisPractitionerRole or BasisRelatedPerson or BasisOrganization)
* derivedFrom ^short = "Den opprinnelige resepten (Binary) når det er bedt om den"
* reasonCode MS
  * insert Sliced(value, coding.system)
* reasonCode contains ICPC2 0..1 and ICD10 0..1
* reasonCode[ICPC2].coding
  * insert CodedIn($icpc-2, [[ICPC-2]])
* reasonCode[ICD10].coding
  * insert CodedIn($icd-10, [[ICD-10]])
* note ^short = "Merknad til raden"
* dosage 1.. MS
* dosage only LegemiddelDosage
