Instance:    legemiddel-search-last-changed
InstanceOf:  SearchParameter
Title:       "Søk på sist endret"
Description: "Rader der det kliniske innholdet er endret i et tidsrom."
Usage:       #definition
* url = "https://fhirref.example/no/legemiddelliste/SearchParameter/legemiddel-search-last-changed"
* version = "0.1.0"
* name = "LegemiddelLastChanged"
* status = #draft
* experimental = true
* date = "2026-11-22"
* publisher = "FhirRef"
* description = "Rader der det kliniske innholdet er endret i et tidsrom. Ikke det samme som _lastUpdated, som også følger teknisk lagring."
* code = #last-changed
* base = #MedicationStatement
* type = #date
* expression = "MedicationStatement.extension.where(url = 'https://fhirref.example/no/legemiddelliste/StructureDefinition/legemiddel-prescription').extension.where(url = 'lastChanged').value.ofType(dateTime)"
* xpathUsage = #normal
* multipleOr = true
* multipleAnd = true
* comparator[+] = #eq
* comparator[+] = #gt
* comparator[+] = #ge
* comparator[+] = #lt
* comparator[+] = #le
