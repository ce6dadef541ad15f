CodeSystem:  ATC
Id:          atc
Title:       "ATC"
Description: "Det anatomisk-terapeutisk-kjemiske klassifikasjonssystemet. Kodene utgis av forvalteren og er ikke gjengitt her."
* insert Metadata(draft)
* ^url = "http://www.whocc.no/atc"
* ^content = #not-present
* ^caseSensitive = true
