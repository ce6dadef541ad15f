Profile:     LegemiddelOtherPrescription
Parent:      Basic
Id:          legemiddel-other-prescription
Title:       "Resept på annet enn legemiddel"
Description: "Næringsmiddel eller forbruksmateriell på resept. Står i dokumentet, aldri i listen."
* insert Metadata(draft)
* extension contains LegemiddelItemGroup named itemGroup 1..1 MS
* extension[itemGroup] ^short = "Varegruppe, produktgruppe og tekst"
* extension[itemGroup] obeys legemiddel-vare-1
* identifier 1.. MS
  * insert Sliced(value, system)
* identifier contains reseptId 1..1 MS
* identifier[reseptId]
  * insert OwnIdentifier($resept-id, [[Resept-id]])
* code = $liste#annen-resept
* code MS
* subject 1.. MS
* subject only Reference(BasisPatient)
* created MS
* author only Reference(BasisPractitioner or BasisPractitionerRole)
* author MS
