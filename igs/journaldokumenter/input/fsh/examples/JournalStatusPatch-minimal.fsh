Instance:    journal-statuspatch-minimal
InstanceOf:  JournalStatusPatch
Usage:       #example
Title:       "Dokumentet er erstattet"
Description: "Setter status på dokumentet som adressen i transaksjonen peker på."
* parameter[operation].name = "operation"
* parameter[operation].part[type].name = "type"
* parameter[operation].part[type].valueCode = #replace
* parameter[operation].part[path].name = "path"
* parameter[operation].part[path].valueString = "DocumentReference.status"
* parameter[operation].part[value].name = "value"
* parameter[operation].part[value].valueCode = #superseded
