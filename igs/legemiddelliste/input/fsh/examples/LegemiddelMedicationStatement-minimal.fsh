Instance:    legemiddel-medicationstatement-minimal
InstanceOf:  LegemiddelMedicationStatement
Title:       "Kosttilskudd uten resept"
Description: "Det minste en rad kan være: id, varegruppe, bruk og tekst. Når bruken begynte, er ukjent."
Usage:       #example
* extension[prescription]
  * extension[itemGroup].valueCodeableConcept = $varegruppe#L "Legemiddel"
  * extension[prescriptionType].valueCodeableConcept = $resepttype#U "Uten resept"
  * extension[lastChanged].valueDateTime = "2026-09-14"
* identifier[pllId]
  * system = $pll-id
  * value = "7a1c7f0e-0a51-4b54-9d6e-2f8f7c0f1a02"
* status = #active
* medicationReference = Reference(legemiddel-medication-minimal)
* subject = Reference(legemiddel-pasient)
* effectiveDateTime.extension
  * url = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
  * valueCode = #unknown
* dosage
  * extension[use].valueCodeableConcept = $legemiddelbruk#1 "Fast"
  * extension[applicationArea].valueString = "Kosttilskudd"
  * sequence = 1
  * text = "2 kapsler daglig"
