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
* patientInstruction MS
* timing MS
* asNeeded[x] 0..0
  * ^short = "Brukes ikke: bruk ved behov står i utvidelsen use"
* doseAndRate MS
