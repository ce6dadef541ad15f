Profile:     JournalSubmissionSet
Parent:      List
Id:          journal-submissionset
Title:       "Innsending"
Description: "Dokumentene og mappene som ble sendt inn samlet, når, av hvem og fra hvilket system."
* insert Metadata(draft)
* insert Imposes(https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Comprehensive.SubmissionSet)
* extension contains
    IheSourceId named sourceId 1..1 MS and
    IheDesignationType named designationType 1..1 MS and
    IheIntendedRecipient named intendedRecipient 0..*
* modifierExtension 0..0
* identifier 1.. MS
  * insert SlicedByPattern(type)
* identifier contains uniqueId 1..1 MS and entryUUID 0..1 MS
* identifier[uniqueId]
  * insert MhdIdentifier(uniqueId)
  * system = $rfc3986 (exactly)
  * obeys journal-id-2
* identifier[entryUUID]
  * insert MhdIdentifier(entryUUID)
  * system = $rfc3986 (exactly)
  * obeys journal-id-3
* insert MhdList(submissionset)
* date 1..1 MS
* source MS
* source only Reference(BasisPractitioner or BasisPractitionerRole or BasisPatient or Device)
  * insert Contained
  * extension contains IheAuthorOrg named authorOrg 0..1
* note 0..1
* entry.item only Reference(DocumentReference or List)
