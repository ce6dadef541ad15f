Instance:    journal-source-id
InstanceOf:  SearchParameter
Usage:       #definition
Title:       "Avsendersystemet"
Description: "Søk på systemet som sendte innsendingen."
* insert SearchParameterMetadata(journal-source-id, sourceId)
* name = "JournalSourceId"
* derivedFrom = "https://profiles.ihe.net/ITI/MHD/SearchParameter/List-SourceId"
* description = "Søk på systemet som sendte innsendingen."
* base = #List
* type = #token
* expression = "List.extension.where(url = 'https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-sourceId').value"
