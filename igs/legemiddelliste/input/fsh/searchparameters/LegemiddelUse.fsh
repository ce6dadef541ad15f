Instance:    legemiddel-search-use
InstanceOf:  SearchParameter
Title:       "Søk på legemiddelbruk"
Description: "Rader som brukes fast, som kur eller ved behov."
Usage:       #definition
* url = "https://fhirref.example/no/legemiddelliste/SearchParameter/legemiddel-search-use"
* version = "0.1.0"
* name = "LegemiddelUse"
* status = #draft
* experimental = true
* date = "2026-11-22"
* publisher = "FhirRef"
* description = "Rader som brukes fast, som kur eller ved behov (kodeverk 9101)."
* code = #use
* base = #MedicationStatement
* type = #token
* expression = "MedicationStatement.dosage.extension.where(url = 'https://fhirref.example/no/legemiddelliste/StructureDefinition/legemiddel-use').value.ofType(CodeableConcept)"
* xpathUsage = #normal
* multipleOr = true
* multipleAnd = true
