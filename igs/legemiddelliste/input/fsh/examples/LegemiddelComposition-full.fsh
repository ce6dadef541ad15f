Instance:    legemiddel-composition-full
InstanceOf:  LegemiddelComposition
Title:       "Dokumentforside med rader"
Description: "Fastlegen har endret listen og navngir versjonen som ble hentet først."
Usage:       #example
* identifier
  * system = $liste-id
  * value = "c0a80101-0000-4000-8000-000000000003"
* status = #final
* type = $loinc#11503-0
* subject = Reference(legemiddel-pasient)
* date = "2026-09-14T10:25:00+02:00"
* author[0] = Reference(legemiddel-fastlege)
* author[1] = Reference(legemiddel-legekontor)
* title = "Pasientens legemiddelliste"
* confidentiality = #N
* relatesTo
  * code = #replaces
  * targetIdentifier
    * system = $liste-id
    * value = "c0a80101-0000-4000-8000-000000000001"
* section[medication]
  * title = "Legemidler"
  * code = $seksjoner#sectionMedication
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Metformin tablett 500 mg: 1 tablett morgen. Tran kapsler: 2 kapsler daglig.</div>"
  * entry[0] = Reference(legemiddel-medicationstatement-full)
  * entry[1] = Reference(legemiddel-medicationstatement-minimal)
* section[pllInfo]
  * title = "Opplysninger om listen"
  * code = $seksjoner#sectionPLLinfo
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Liste fra lege 14.09.2026.</div>"
  * entry = Reference(legemiddel-pll-info-full)
* section[allergies]
  * title = "Overfølsomhet"
  * code = $seksjoner#sectionAllergies
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Ikke hentet.</div>"
  * emptyReason = $empty-reason#unavailable "Unavailable"
* section[dispense]
  * title = "Utleveringer"
  * code = $seksjoner#sectionDispense
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Metformin 200 tabletter 15.09.2026.</div>"
  * entry = Reference(legemiddel-dispense-full)
