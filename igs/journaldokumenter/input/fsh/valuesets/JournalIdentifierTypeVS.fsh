ValueSet:    JournalIdentifierTypeVS
Id:          journal-identifier-type
Title:       "Identifikatortype"
Description: "De to identifikatorene et dokument eller en innsending har i dokumentdeling (MHD 4.2.4)."
* insert Metadata(draft)
* $mhd-identifier-type#entryUUID "Identifier type for XDS entryUUID"
* $mhd-identifier-type#uniqueId "Identifier type for XDS UniqueId"
