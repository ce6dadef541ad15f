Instance:    journal-designation-type
InstanceOf:  SearchParameter
Usage:       #definition
Title:       "Listens kliniske type"
Description: "Søk på innsendingens eller mappens kliniske type."
* insert SearchParameterMetadata(journal-designation-type, designationType)
* name = "JournalDesignationType"
* derivedFrom = "https://profiles.ihe.net/ITI/MHD/SearchParameter/List-DesignationType"
* description = "Søk på innsendingens eller mappens kliniske type."
* base = #List
* type = #token
* expression = "List.extension.where(url = 'https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-designationType').value"
