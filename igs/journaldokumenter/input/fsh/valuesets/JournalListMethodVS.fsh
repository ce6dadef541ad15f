ValueSet:    JournalListMethodVS
Id:          journal-list-method
Title:       "Metode for lister i en innsending"
Description: "En innsending opprettes med POST, en mappe kan også oppdateres med PUT."
* insert Metadata(draft)
* $http-verb#POST "POST"
* $http-verb#PUT "PUT"
