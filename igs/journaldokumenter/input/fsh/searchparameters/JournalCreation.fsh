Instance:    journal-creation
InstanceOf:  SearchParameter
Usage:       #definition
Title:       "Dokumentets opprettelse"
Description: "Søk på når dokumentet ble laget."
* insert SearchParameterMetadata(journal-creation, creation)
* name = "JournalCreation"
* derivedFrom = "https://profiles.ihe.net/ITI/MHD/SearchParameter/DocumentReference-Creation"
* description = "Søk på når dokumentet ble laget."
* base = #DocumentReference
* type = #date
* expression = "DocumentReference.content.attachment.creation"
