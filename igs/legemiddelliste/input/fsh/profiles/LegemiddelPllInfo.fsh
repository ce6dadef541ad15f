Profile:     LegemiddelPllInfo
Parent:      Basic
Id:          legemiddel-pll-info
Title:       "Opplysninger om legemiddellisten"
Description: "Hvilken melding listen kom med, når, om den skal sendes, og hvem som har ansvar for multidose."
* insert Metadata(draft)
* obeys legemiddel-info-1
* extension contains LegemiddelPllInformation named pllInformation 0..1 MS
* extension[pllInformation] ^short = "Dato, sending, ansvarlige og utlevering"
* identifier 1.. MS
  * ^short = "Meldingens id"
  * value 1..
* code from MeldingstypeVS (required)
* code MS
* subject 1.. MS
* subject only Reference(BasisPatient)
* author only Reference(BasisPractitionerRole)
* author MS
