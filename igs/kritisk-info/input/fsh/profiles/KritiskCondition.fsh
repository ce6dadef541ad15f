Profile:     KritiskCondition
Parent:      Condition
Id:          kritisk-condition
Title:       "Kritisk tilstand"
Description: "Problem ved anestesi, kritisk medisinsk tilstand eller smitte."
* insert Metadata(draft)
* insert Imposes(http://hl7.org/fhir/uv/ips/StructureDefinition/Condition-uv-ips)
* insert Provenance
* obeys kritisk-til-1 and kritisk-til-2 and kritisk-til-3 and kritisk-til-4
* clinicalStatus MS
* clinicalStatus from KritiskTilstandStatusVS (required)
* verificationStatus 1.. MS
* verificationStatus from KritiskTilstandSikkerhetVS (required)
* category 1.. MS
  * insert KiType
* category contains kiType 1..1 MS
* category[kiType] from KritiskTilstandTypeVS (required)
  * insert KiTypeSlice
* severity MS
* code 1.. MS
* code obeys kritisk-kod-1
* code.coding
  * insert Sliced(value, system)
* code.coding contains ICD10 0..1 MS and SNOMED 0..1 MS
* code.coding[ICD10]
  * insert CodedIn($icd-10, [[ICD-10]])
* code.coding[SNOMED]
  * insert CodedIn($sct, [[SNOMED CT]])
* subject only Reference(BasisPatient)
* subject MS
* onset[x] MS
* recordedDate 1.. MS
* recorder 1.. MS
* recorder only Reference(BasisPractitionerRole or BasisPractitioner)
  * ^short = "Den som registrerte opplysningen først"
* evidence MS
* note MS
