Profile:     LegemiddelDosage
Parent:      Dosage
Id:          legemiddel-dosage
Title:       "Dosering"
Description: "Dosering slik den står i legemiddellisten: tekst, bruk og bruksområde, og struktur når den finnes."
* insert Metadata(draft)
* extension contains LegemiddelUse named use 1..1 MS and LegemiddelApplicationArea named applicationArea 1..1 MS and LegemiddelShortDosage named shortDosage 0..1 MS
* extension[use] ^short = "Fast, kur eller ved behov"
* extension[applicationArea] ^short = "Bruksområde med pasientens ord"
* extension[shortDosage] ^short = "Kortdose, for eksempel 1+0+1"
* sequence 1.. MS
* text 1.. MS
  * ^short = "Bruksanvisning til pasienten"
* additionalInstruction MS
* additionalInstruction.coding
  * insert Sliced(value, system)
* additionalInstruction.coding contains veiledning7479 0..1
* additionalInstruction.coding[veiledning7479]
  * ^short = "Bruksveiledning (7479)"
  * ^definition = "Kode for bruksveiledning på etiketten."
  * system 1..
  * system = $bruksveiledning (exactly)
  * code 1..
* patientInstruction MS
* timing MS
* timing.code.coding
  * insert Sliced(value, system)
* timing.code.coding contains tid8325 0..1 MS
* timing.code.coding[tid8325]
  * insert CodedIn($tid-paa-dagen, [[Tid på dagen (8325)]])
* asNeeded[x] 0..0
  * ^short = "Brukes ikke: bruk ved behov står i utvidelsen use"
* doseAndRate MS
