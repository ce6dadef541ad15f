// Dokumentet legen henter etter at pasienten er utskrevet: doblet dose, seponert, ved behov, CAVE, multidose og den gjeldende listen.

Instance:    utskrevet-furosemid
InstanceOf:  LegemiddelMedicationStatement
Title:       "Doblet dose"
Description: "Rad i dokumentet etter utskriving."
Usage:       #inline
* extension[prescription]
  * extension[itemGroup].valueCodeableConcept = $varegruppe#L "Legemiddel"
  * extension[prescriptionType].valueCodeableConcept = $resepttype#E
  * extension[lastChanged].valueDateTime = "2026-10-23T11:30:00+02:00"
* extension[registration][+]
  * extension[type].valueCodeableConcept = $registreringsrolle#1
  * extension[provider].valueReference.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000103"
  * extension[timestamp].valueDateTime = "2026-10-23T11:30:00+02:00"
* identifier[pllId]
  * type.text = "PLL"
  * system = $pll-id
  * value = "7a1c7f0e-0a51-4b54-9d6e-2f8f7c0f1b01"
* identifier[reseptId]
  * type.text = "ReseptId"
  * system = $resept-id
  * value = "2b0c1d4e-58a1-4d2c-8f0a-6f3b8f9f2b01"
* status = #active
* medicationReference.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000110"
* subject.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000101"
* effectivePeriod.start = "2026-10-23"
* dosage
  * extension[use].valueCodeableConcept = $legemiddelbruk#1 "Fast"
  * extension[applicationArea].valueString = "Vanndrivende"
  * sequence = 1
  * text = "1 tablett morgen og 1 tablett midt på dagen"

Instance:    utskrevet-furosemid-gammel
InstanceOf:  LegemiddelMedicationStatement
Title:       "Den avløste dosen"
Description: "Rad i dokumentet etter utskriving."
Usage:       #inline
* extension[prescription]
  * extension[itemGroup].valueCodeableConcept = $varegruppe#L "Legemiddel"
  * extension[prescriptionType].valueCodeableConcept = $resepttype#E
  * extension[lastChanged].valueDateTime = "2026-10-23T11:30:00+02:00"
* extension[registration][+]
  * extension[type].valueCodeableConcept = $registreringsrolle#1
  * extension[provider].valueReference.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000103"
  * extension[timestamp].valueDateTime = "2026-10-23T11:30:00+02:00"
* identifier[pllId]
  * type.text = "PLL"
  * system = $pll-id
  * value = "7a1c7f0e-0a51-4b54-9d6e-2f8f7c0f1b02"
* identifier[reseptId]
  * type.text = "ReseptId"
  * system = $resept-id
  * value = "2b0c1d4e-58a1-4d2c-8f0a-6f3b8f9f2b02"
* partOf.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000105"
* status = #completed
* medicationReference.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000110"
* subject.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000101"
* effectivePeriod.start = "2024-02-10"
* effectivePeriod.end = "2026-10-23"
* dosage
  * extension[use].valueCodeableConcept = $legemiddelbruk#1 "Fast"
  * extension[applicationArea].valueString = "Vanndrivende"
  * sequence = 1
  * text = "1 tablett morgen"

Instance:    utskrevet-ibuprofen
InstanceOf:  LegemiddelMedicationStatement
Title:       "Seponert ved innleggelsen"
Description: "Rad i dokumentet etter utskriving."
Usage:       #inline
* extension[prescription]
  * extension[itemGroup].valueCodeableConcept = $varegruppe#L "Legemiddel"
  * extension[prescriptionType].valueCodeableConcept = $resepttype#U
  * extension[lastChanged].valueDateTime = "2026-10-23T11:30:00+02:00"
* extension[registration][+]
  * extension[type].valueCodeableConcept = $registreringsrolle#3
  * extension[provider].valueReference.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000103"
  * extension[timestamp].valueDateTime = "2026-10-23T11:30:00+02:00"
* identifier[pllId]
  * type.text = "PLL"
  * system = $pll-id
  * value = "7a1c7f0e-0a51-4b54-9d6e-2f8f7c0f1b03"
* status = #stopped
* statusReason = $seponeringsgrunn#A "Avsluttet behandling"
* medicationReference.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000111"
* subject.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000101"
* effectivePeriod.start = "2026-08-30"
* effectivePeriod.end = "2026-10-23"
* dosage
  * extension[use].valueCodeableConcept = $legemiddelbruk#3 "Ved behov"
  * extension[applicationArea].valueString = "Mot smerter"
  * sequence = 1
  * text = "1 tablett ved behov"

Instance:    utskrevet-furosemid-tablett
InstanceOf:  LegemiddelMedication
Title:       "Furosemid"
Description: "Furosemid som merkevare."
Usage:       #inline
* extension[prescriptionGroup].valueCodeableConcept = $reseptgruppe#C "Reseptgruppe C"
* extension[registrationType].valueCodeableConcept = $festtype#2 "Legemiddelmerkevare"
* code
  * coding[FEST] = $fest#ID_00000000-0000-4000-8000-00000c03ca01 "Furosemid tablett 40 mg"
  * coding[ATC] = $atc#C03CA01 "Furosemid"
  * text = "Furosemid tablett 40 mg"
* form.coding[form7448] = $legemiddelform#53 "Tablett"

Instance:    utskrevet-ibuprofen-tablett
InstanceOf:  LegemiddelMedication
Title:       "Ibuprofen"
Description: "Ibuprofen uten resept."
Usage:       #inline
* extension[prescriptionGroup].valueCodeableConcept = $reseptgruppe#F "Reseptfritt"
* extension[registrationType].valueCodeableConcept = $festtype#2 "Legemiddelmerkevare"
* code
  * coding[FEST] = $fest#ID_00000000-0000-4000-8000-00000d01ae01 "Ibuprofen tablett 400 mg"
  * coding[ATC] = $atc#M01AE01 "Ibuprofen"
  * text = "Ibuprofen tablett 400 mg"
* form.coding[form7448] = $legemiddelform#53 "Tablett"

Instance:    utskrevet-rolle
InstanceOf:  BasisPractitionerRole
Title:       "Legen i dokumentet"
Description: "Oppdiktet sykehuslege."
Usage:       #inline
* practitioner.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000103"
* organization.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000104"

Instance:    utskrevet-cave
InstanceOf:  AllergyIntolerance
Title:       "CAVE i dokumentet"
Description: "Mistenkt overfølsomhet for penicillin."
Usage:       #inline
* clinicalStatus = http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical#active
* verificationStatus = http://terminology.hl7.org/CodeSystem/allergyintolerance-verification#unconfirmed
* code = $atc#J01CE02 "Fenoksymetylpenicillin"
* patient.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000101"

Instance:    utskrevet-multidose
InstanceOf:  LegemiddelPllInfo
Title:       "Multidoseansvar i dokumentet"
Description: "Svar om multidoseansvar."
Usage:       #inline
* extension[pllInformation].extension[relatedParty].valueReference.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000112"
* identifier.value = "5d3e0c0a-2b6f-4a43-a3f8-000000000913"
* code = $meldinger#M9.12 "Svar om multidoseansvar"
* subject.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000101"

Instance:    utskrevet-multidoselege
InstanceOf:  BasisPractitionerRole
Title:       "Multidoseansvarlig i dokumentet"
Description: "Oppdiktet lege med ansvar for multidose."
Usage:       #inline
* practitioner.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000103"
* organization.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000104"
* code = $multidoserolle#M "Multidoseansvarlig lege"

Instance:    utskrevet-liste
InstanceOf:  LegemiddelList
Title:       "Listen i dokumentet"
Description: "Versjonen dokumentet er laget av."
Usage:       #inline
* identifier
  * system = $liste-id
  * value = "c0a80101-0000-4000-8000-000000000031"
* status = #current
* mode = #working
* title = "Legemiddelliste for Ingrid Fjellrev"
* code = $loinc#10160-0
* subject.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000101"
* date = "2026-10-23T11:35:00+02:00"
* source.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000102"
* entry[0].item.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000105"
* entry[1].item.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000106"
* entry[2].item.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000107"

Instance:    utskrevet-forside
InstanceOf:  LegemiddelComposition
Title:       "Forside etter utskriving"
Description: "Forsiden i dokumentet."
Usage:       #inline
* identifier
  * system = $liste-id
  * value = "c0a80101-0000-4000-8000-000000000032"
* status = #final
* type = $loinc#11503-0
* subject.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000101"
* date = "2026-10-26T08:01:00+01:00"
* author[0].reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000102"
* author[1].reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000104"
* title = "Pasientens legemiddelliste"
* confidentiality = #N
* section[medication]
  * title = "Legemidler"
  * code = $seksjoner#sectionMedication
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Furosemid tablett 40 mg: 1 tablett morgen og 1 tablett midt på dagen. Ibuprofen (seponert 23.10.2026).</div>"
  * entry[0].reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000105"
  * entry[1].reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000106"
  * entry[2].reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000107"
* section[pllInfo]
  * title = "Opplysninger om listen"
  * code = $seksjoner#sectionPLLinfo
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Svar om multidoseansvar.</div>"
  * entry[0].reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000108"
* section[allergies]
  * title = "Overfølsomhet (CAVE)"
  * code = $seksjoner#sectionAllergies
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Fenoksymetylpenicillin.</div>"
  * entry[0].reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000109"
* section[currentList]
  * title = "Gjeldende liste"
  * code = $liste#gjeldende-liste
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Legemiddelliste for Ingrid Fjellrev, 23.10.2026.</div>"
  * entry[0].reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000113"

Instance:    legemiddel-bundle-realistisk
InstanceOf:  LegemiddelBundle
Title:       "Legemiddellisten etter utskriving"
Description: "Doblet dose med den avløste raden, seponert legemiddel, CAVE, multidoseansvar og den gjeldende listen."
Usage:       #example
* identifier
  * system = $liste-id
  * value = "c0a80101-0000-4000-8000-000000000032"
* type = #document
* timestamp = "2026-10-26T08:01:00+01:00"
* entry[composition]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000100"
  * resource = utskrevet-forside
* entry[patient]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000101"
  * resource = dokument-pasient
* entry[2]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000102"
  * resource = utskrevet-rolle
* entry[3]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000103"
  * resource = legemiddel-lege
* entry[4]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000104"
  * resource = legemiddel-legekontor
* entry[5]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000105"
  * resource = utskrevet-furosemid
* entry[6]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000106"
  * resource = utskrevet-furosemid-gammel
* entry[7]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000107"
  * resource = utskrevet-ibuprofen
* entry[8]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000110"
  * resource = utskrevet-furosemid-tablett
* entry[9]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000111"
  * resource = utskrevet-ibuprofen-tablett
* entry[10]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000108"
  * resource = utskrevet-multidose
* entry[11]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000112"
  * resource = utskrevet-multidoselege
* entry[12]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000109"
  * resource = utskrevet-cave
* entry[13]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000113"
  * resource = utskrevet-liste
