Profile:     KritiskAllergyIntolerance
Parent:      AllergyIntolerance
Id:          kritisk-allergyintolerance
Title:       "Overfølsomhet"
Description: "Legemiddelreaksjon eller annen allergi som helsepersonell må kjenne til i en behandlingssituasjon."
* insert Metadata(draft)
* insert Imposes(http://hl7.org/fhir/uv/ips/StructureDefinition/AllergyIntolerance-uv-ips)
* insert Provenance
* extension contains KritiskAbatement named abatement 0..1 MS and KritiskVerificationDate named verificationDate 0..1 MS and KritiskVerifier named verifier 0..1 MS
* obeys kritisk-all-1 and kritisk-all-4
* clinicalStatus MS
* clinicalStatus from KritiskAllergiStatusVS (required)
* verificationStatus 1.. MS
* verificationStatus from KritiskAllergiSikkerhetVS (required)
* verificationStatus obeys kritisk-all-3
* verificationStatus.extension contains KritiskPresumed named presumed 0..1 MS
* category 1..1 MS
  * ^short = "medication er legemiddelreaksjon, de andre er annen allergi"
* criticality 1.. MS
* code 1.. MS
* code obeys kritisk-all-2 and kritisk-kod-1
* code.extension contains KritiskInactiveIngredient named inactiveIngredient 0..1 MS
* code.coding
  * insert Sliced(value, system)
* code.coding contains ATC 0..1 MS and FEST 0..* MS and SNOMED 0..1 MS
* code.coding[ATC]
  * insert CodedIn($atc, ATC)
* code.coding[FEST]
  * insert CodedIn($fest, FEST)
* code.coding[SNOMED]
  * insert CodedIn($sct, [[SNOMED CT]])
* patient only Reference(BasisPatient)
* patient MS
* onset[x] MS
* recordedDate 1.. MS
* recorder 1.. MS
* recorder only Reference(BasisPractitionerRole or BasisPractitioner)
  * ^short = "Den som registrerte opplysningen først"
* note MS
* reaction MS
  * substance MS
  * manifestation MS
  * severity MS
