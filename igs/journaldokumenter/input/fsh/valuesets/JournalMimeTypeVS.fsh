ValueSet:    JournalMimeTypeVS
Id:          journal-mime-type
Title:       "Dokumentets medietype"
Description: "Medietypene dokumenter deles i: PDF, tekst, XML (CDA og KITH), FHIR-dokumenter og bilder."
* insert Metadata(draft)
* $media-type#application/pdf
* $media-type#application/xml
* $media-type#text/xml
* $media-type#application/hl7-v3+xml
* $media-type#application/fhir+json
* $media-type#application/fhir+xml
* $media-type#text/plain
* $media-type#image/jpeg
* $media-type#image/png
* $media-type#image/tiff
