Profile:     LegemiddelLookup
Parent:      List
Id:          legemiddel-lookup
Title:       "Oppslag i legemiddellisten"
Description: "Det tjeneren husker av et oppslag: når det var, og hvilken versjon av hver rad det viste. Bare tjeneren skriver det."
* insert Metadata(draft)
* extension contains LegemiddelListVersion named listVersion 0..1 MS
* extension[listVersion] ^short = "Versjonen av listen oppslaget viste"
* identifier 1.. MS
  * ^short = "Dokumentets identifikator, som en sending navngir"
  * system 1..
  * value 1..
* status MS
* mode = #snapshot
* mode MS
* code 1.. MS
* code = $liste#oppslag
* subject 1.. MS
* subject only Reference(BasisPatient)
* date 1.. MS
* entry MS
  * item only Reference(LegemiddelMedicationStatement)
  * item MS
