ValueSet:    JournalDocumentStatusVS
Id:          journal-document-status
Title:       "Dokumentreferansens status"
Description: "Gjeldende eller erstattet. Feilregistrering uttrykkes i kilden, ikke ved dokumentdeling (MHD 4.2.4)."
* insert Metadata(draft)
* $document-status#current "Current"
* $document-status#superseded "Superseded"
