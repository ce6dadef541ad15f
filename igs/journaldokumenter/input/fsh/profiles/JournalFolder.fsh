Profile:     JournalFolder
Parent:      List
Id:          journal-folder
Title:       "Mappe"
Description: "Dokumenter som hører sammen, for eksempel til ett forløp. Et dokument kan være i flere mapper."
* insert Metadata(draft)
* insert Imposes(https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Comprehensive.Folder)
* extension contains IheDesignationType named designationType 1..* MS
* modifierExtension 0..0
* identifier 1.. MS
  * insert SlicedByPattern(type)
* identifier contains uniqueId 0..1 and entryUUID 1..1 MS
* identifier[uniqueId]
  * insert MhdIdentifier(uniqueId)
  * obeys journal-id-1
* identifier[entryUUID]
  * insert MhdIdentifier(entryUUID)
  * system = $rfc3986 (exactly)
  * obeys journal-id-3
* title 1..1 MS
* insert MhdList(folder)
* date MS
* source 0..0
* note 0..1
* entry.item only Reference(JournalDocumentReference)
