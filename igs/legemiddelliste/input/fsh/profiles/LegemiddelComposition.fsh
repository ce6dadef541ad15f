Profile:     LegemiddelComposition
Parent:      Composition
Id:          legemiddel-composition
Title:       "Legemiddellisten som dokument"
Description: "Forsiden på dokumentet: hvem som har samstemt, når, hvilken versjon det bygger på, og seksjonene."
* insert Metadata(draft)
* identifier 1.. MS
  * ^short = "Versjonen av listen"
  * system 1..
  * value 1..
* status MS
* type = $loinc#11503-0
* type MS
* subject 1.. MS
* subject only Reference(BasisPatient)
* date MS
* author only Reference(BasisPractitionerRole or BasisPractitioner or BasisOrganization)
* author MS
* relatesTo 0..1 MS
  * ^short = "Versjonen avsenderen hentet før endringen"
  * code = #replaces
  * target[x] only Identifier
  * target[x] MS
* section 1.. MS
  * insert Sliced(value, code)
  * obeys legemiddel-sek-1
* section contains medication 1..1 MS and pllInfo 1..1 MS and allergies 1..1 MS and dispense 0..1 MS and otherPrescriptions 0..1 and currentList 0..1 MS
* section[medication]
  * insert Section(sectionMedication, Legemidler)
  * entry only Reference(LegemiddelMedicationStatement)
* section[pllInfo]
  * insert Section(sectionPLLinfo, [[Opplysninger om listen og multidose]])
  * entry 0..3
  * entry only Reference(LegemiddelPllInfo)
* section[allergies]
  * insert Section(sectionAllergies, [[Overfølsomhet (CAVE)]])
  * entry only Reference(AllergyIntolerance)
* section[dispense]
  * insert Section(sectionDispense, Utleveringer)
  * entry only Reference(LegemiddelDispense)
* section[otherPrescriptions]
  * insert Section(sectionOtherPrescriptions, [[Resepter på annet enn legemidler]])
  * entry only Reference(LegemiddelOtherPrescription)
* section[currentList]
  * ^short = "Gjeldende liste"
  * ^definition = "Den lagrede listen dokumentet er laget av: versjonen, og rekkefølgen på radene."
  * code = $liste#gjeldende-liste
  * text 1..
  * entry 0..1
  * entry only Reference(LegemiddelList)
