Instance:    legemiddel-pll-info-realistisk
InstanceOf:  LegemiddelPllInfo
Title:       "Multidose er pakket og levert"
Description: "Apotekets melding (M25.3) om hva som er pakket, av hvem, og for hvilke dager."
Usage:       #example
* extension[pllInformation]
  * extension[pllDate].valueDateTime = "2026-10-25T09:00:00+02:00"
  * extension[text].valueString = "Kalium er tatt med fra og med denne rullen."
  * extension[deliveryInformation]
    * extension[prescription].valueReference = Reference(legemiddel-medicationstatement-realistisk)
    * extension[m10Reference].valueString = "91c0f1de-7d2b-4d59-bb38-0b5d6a3a0004"
    * extension[firstDose].valueDateTime = "2026-10-26"
    * extension[lastDose].valueDateTime = "2026-11-08"
    * extension[dispense].valueReference = Reference(legemiddel-dispense-realistisk)
* identifier.value = "5d3e0c0a-2b6f-4a43-a3f8-000000000253"
* code = $meldinger#M25.3 "Utlevering av multidose"
* subject = Reference(legemiddel-pasient)
* created = "2026-10-25"
