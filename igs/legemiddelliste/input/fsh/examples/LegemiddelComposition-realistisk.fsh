Instance:    legemiddel-composition-realistisk
InstanceOf:  LegemiddelComposition
Title:       "Dokumentforside etter utskriving"
Description: "Fastlegen har samstemt etter sykehusoppholdet: rader, multidose, utlevering, næringsdrikk og gjeldende liste."
Usage:       #example
* identifier
  * system = $liste-id
  * value = "c0a80101-0000-4000-8000-000000000022"
* status = #final
* type = $loinc#11503-0
* subject = Reference(legemiddel-pasient)
* date = "2026-10-26T09:12:00+01:00"
* author[0] = Reference(legemiddel-fastlege)
* author[1] = Reference(legemiddel-legekontor)
* title = "Pasientens legemiddelliste"
* confidentiality = #N
* relatesTo
  * code = #replaces
  * targetIdentifier
    * system = $liste-id
    * value = "c0a80101-0000-4000-8000-000000000013"
* section[medication]
  * title = "Legemidler"
  * code = $seksjoner#sectionMedication
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Metformin tablett 500 mg: 1 tablett morgen</p><p>Kaliumklorid depottablett 750 mg: 1 tablett morgen, midt på dagen og kveld</p><p>Paracetamol tablett 500 mg (seponert 20.10.2026)</p></div>"
  * entry[0] = Reference(legemiddel-medicationstatement-full)
  * entry[1] = Reference(legemiddel-medicationstatement-realistisk)
  * entry[2] = Reference(legemiddel-medicationstatement-seponert)
* section[pllInfo]
  * title = "Opplysninger om listen"
  * code = $seksjoner#sectionPLLinfo
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Liste fra lege 14.09.2026. Utlevering av multidose 25.10.2026.</p></div>"
  * entry[0] = Reference(legemiddel-pll-info-full)
  * entry[1] = Reference(legemiddel-pll-info-realistisk)
* section[allergies]
  * title = "Overfølsomhet"
  * code = $seksjoner#sectionAllergies
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Ingen.</div>"
  * emptyReason = $empty-reason#nilknown "Nil Known"
* section[dispense]
  * title = "Utleveringer"
  * code = $seksjoner#sectionDispense
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Kaliumklorid 100 tabletter 25.10.2026.</div>"
  * entry = Reference(legemiddel-dispense-realistisk)
* section[otherPrescriptions]
  * title = "Resepter på annet enn legemidler"
  * code = $seksjoner#sectionOtherPrescriptions
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Energirik næringsdrikk.</div>"
  * entry = Reference(legemiddel-other-prescription-realistisk)
* section[currentList]
  * title = "Gjeldende liste"
  * code = $liste#gjeldende-liste
  * text
    * status = #generated
    * div = "<div xmlns=\"http://www.w3.org/1999/xhtml\">Legemiddelliste for Ingrid Fjellrev, 23.10.2026.</div>"
  * entry = Reference(legemiddel-list-realistisk)
