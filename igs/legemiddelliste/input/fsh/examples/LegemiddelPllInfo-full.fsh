Instance:    legemiddel-pll-info-full
InstanceOf:  LegemiddelPllInfo
Title:       "Liste fra lege, med multidose"
Description: "Listen skal sendes; legen er ansvarlig for multidose og første dose er oppgitt."
Usage:       #example
* extension[pllInformation]
  * extension[createPll].valueBoolean = true
  * extension[pllDate].valueDateTime = "2026-09-14T10:25:00+02:00"
  * extension[relatedParty].valueReference = Reference(legemiddel-multidoselege)
  * extension[deliveryInformation]
    * extension[prescription].valueReference = Reference(legemiddel-medicationstatement-full)
    * extension[firstDose].valueDateTime = "2026-09-21"
    * extension[lastDose].valueDateTime = "2026-10-04"
* identifier.value = "5d3e0c0a-2b6f-4a43-a3f8-000000000251"
* code = $meldinger#M25.1 "Legemiddelliste fra lege"
* subject = Reference(legemiddel-pasient)
* created = "2026-09-14"
* author = Reference(legemiddel-fastlege)

Instance:    legemiddel-multidoselege
InstanceOf:  BasisPractitionerRole
Title:       "Multidoseansvarlig lege"
Description: "Oppdiktet lege som er ansvarlig for multidose."
Usage:       #example
* practitioner = Reference(legemiddel-lege)
* organization = Reference(legemiddel-legekontor)
* code = $multidoserolle#M "Multidoseansvarlig lege"
