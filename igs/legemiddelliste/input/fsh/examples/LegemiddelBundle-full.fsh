// Hele dokumentet slik det hentes eller sendes. Ressursene er midlertidige: bare fullUrl kjenner dem.

Instance:    dokument-forside
InstanceOf:  LegemiddelComposition
Title:       "Forside"
Description: "Forside på dokumentet."
Usage:       #inline
* identifier
  * system = $liste-id
  * value = "c0a80101-0000-4000-8000-000000000005"
* status = #final
* type = $loinc#11503-0
* subject.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000001"
* date = "2026-09-14T10:25:00+02:00"
* author[0].reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000004"
* title = "Pasientens legemiddelliste"
* confidentiality = #N
* section[medication]
  * title = "Legemidler"
  * code = $seksjoner#sectionMedication
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Metformin tablett 500 mg: 1 tablett morgen.</div>"
  * entry.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000002"
* section[pllInfo]
  * title = "Opplysninger om listen"
  * code = $seksjoner#sectionPLLinfo
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Liste fra lege 14.09.2026.</div>"
  * entry.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000007"
* section[allergies]
  * title = "Overfølsomhet"
  * code = $seksjoner#sectionAllergies
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Ikke hentet.</div>"
  * emptyReason = $empty-reason#unavailable "Unavailable"

Instance:    dokument-pasient
InstanceOf:  BasisPatient
Title:       "Pasienten i dokumentet"
Description: "Oppdiktet pasient."
Usage:       #inline
* identifier[FNR]
  * system = $fnr
  * value = "23835849880"
* name
  * family = "Fjellrev"
  * given = "Ingrid"
* birthDate = "1958-03-23"

Instance:    dokument-rad
InstanceOf:  LegemiddelMedicationStatement
Title:       "Raden i dokumentet"
Description: "Metformin på eresept."
Usage:       #inline
* extension[prescription]
  * extension[itemGroup].valueCodeableConcept = $varegruppe#L "Legemiddel"
  * extension[prescriptionType].valueCodeableConcept = $resepttype#E "Eresept"
  * extension[lastChanged].valueDateTime = "2026-09-14T10:20:00+02:00"
* identifier[pllId]
  * system = $pll-id
  * value = "7a1c7f0e-0a51-4b54-9d6e-2f8f7c0f1a01"
* identifier[reseptId]
  * system = $resept-id
  * value = "2b0c1d4e-58a1-4d2c-8f0a-6f3b8f9f2a01"
* status = #active
* medicationReference.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000003"
* subject.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000001"
* effectivePeriod.start = "2021-03-01"
* dosage
  * extension[use].valueCodeableConcept = $legemiddelbruk#1 "Fast"
  * extension[applicationArea].valueString = "Mot diabetes"
  * sequence = 1
  * text = "1 tablett morgen"

Instance:    dokument-fastlege
InstanceOf:  BasisPractitionerRole
Title:       "Fastlegen i dokumentet"
Description: "Oppdiktet fastlege."
Usage:       #inline
* practitioner.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000005"
* organization.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000006"

Instance:    dokument-opplysninger
InstanceOf:  LegemiddelPllInfo
Title:       "Opplysninger om listen i dokumentet"
Description: "Listen skal sendes."
Usage:       #inline
* extension[pllInformation].extension[createPll].valueBoolean = true
* identifier.value = "5d3e0c0a-2b6f-4a43-a3f8-000000000251"
* code = $meldinger#M25.1 "Legemiddelliste fra lege"
* subject.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000001"

Instance:    legemiddel-bundle-full
InstanceOf:  LegemiddelBundle
Title:       "Legemiddelliste som dokument"
Description: "Forside, pasient, én rad, legemidlet, fastlegen og opplysninger om listen."
Usage:       #example
* identifier
  * system = $liste-id
  * value = "c0a80101-0000-4000-8000-000000000005"
* type = #document
* timestamp = "2026-09-14T10:25:00+02:00"
* entry[composition]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000000"
  * resource = dokument-forside
* entry[patient]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000001"
  * resource = dokument-pasient
* entry[2]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000002"
  * resource = dokument-rad
* entry[3]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000003"
  * resource = legemiddel-medication-full
* entry[4]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000004"
  * resource = dokument-fastlege
* entry[5]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000005"
  * resource = legemiddel-lege
* entry[6]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000006"
  * resource = legemiddel-legekontor
* entry[7]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000007"
  * resource = dokument-opplysninger
