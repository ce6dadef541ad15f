// Et dokument som sier at pasienten ikke bruker legemidler.

Instance:    tomt-dokument-forside
InstanceOf:  LegemiddelComposition
Title:       "Forside uten rader"
Description: "Alle seksjoner er tomme."
Usage:       #inline
* identifier
  * system = $liste-id
  * value = "c0a80101-0000-4000-8000-000000000006"
* status = #final
* type = $loinc#11503-0
* subject.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000001"
* date = "2026-09-14"
* author.reference = "urn:uuid:0b6d7a10-0000-4000-8000-000000000005"
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

Instance:    legemiddel-bundle-minimal
InstanceOf:  LegemiddelBundle
Title:       "Tom legemiddelliste som dokument"
Description: "Forside, pasient og forfatter."
Usage:       #example
* identifier
  * system = $liste-id
  * value = "c0a80101-0000-4000-8000-000000000006"
* type = #document
* timestamp = "2026-09-14T10:25:00+02:00"
* entry[composition]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000000"
  * resource = tomt-dokument-forside
* entry[patient]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000001"
  * resource = dokument-pasient
* entry[2]
  * fullUrl = "urn:uuid:0b6d7a10-0000-4000-8000-000000000005"
  * resource = legemiddel-lege
