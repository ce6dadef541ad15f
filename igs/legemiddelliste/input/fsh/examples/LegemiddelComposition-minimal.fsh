Instance:    legemiddel-composition-minimal
InstanceOf:  LegemiddelComposition
Title:       "Dokumentforside uten rader"
Description: "De tre påkrevde seksjonene, alle tomme og med grunn."
Usage:       #example
* identifier
  * system = $liste-id
  * value = "c0a80101-0000-4000-8000-000000000004"
* status = #final
* type = $loinc#11503-0
* subject = Reference(legemiddel-pasient)
* date = "2026-09-14"
* author = Reference(legemiddel-lege)
* title = "Pasientens legemiddelliste"
* section[medication]
  * title = "Legemidler"
  * code = $seksjoner#sectionMedication
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Ingen legemidler.</div>"
  * emptyReason = $empty-reason#nilknown "Nil Known"
* section[pllInfo]
  * title = "Opplysninger om listen"
  * code = $seksjoner#sectionPLLinfo
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Listen sendes ikke.</div>"
  * emptyReason = $empty-reason#nilknown "Nil Known"
* section[allergies]
  * title = "Overfølsomhet"
  * code = $seksjoner#sectionAllergies
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Ikke hentet.</div>"
  * emptyReason = $empty-reason#unavailable "Unavailable"
