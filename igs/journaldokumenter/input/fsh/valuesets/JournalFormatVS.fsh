ValueSet:    JournalFormatVS
Id:          journal-format
Title:       "Dokumentformat"
Description: "Formatkoder i bruk i norsk dokumentdeling."
* insert Metadata(draft)
* $ihe-formatcode#urn:ihe:iti:xds:2017:mimeTypeSufficient
* $ihe-formatcode#urn:hl7-org:sdwg:ccda-nonXMLBody:2.1
* $ihe-formatcode#urn:no:ehelse:document:pdf
* $ihe-formatcode#urn:no:ehelse:document:text
* $ihe-formatcode#urn:no:ehelse:document:image
* $ihe-formatcode#urn:no:kith:xmlstds:henvisning
