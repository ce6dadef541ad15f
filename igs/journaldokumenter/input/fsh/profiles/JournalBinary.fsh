Profile:     JournalBinary
Parent:      Binary
Id:          journal-binary
Title:       "Dokumentinnhold"
Description: "Selve dokumentet, slik avsenderen laget det. Innholdet tolkes ikke."
* insert Metadata(draft)
* contentType from JournalMimeTypeVS (required)
* contentType MS
* data 1..1 MS
