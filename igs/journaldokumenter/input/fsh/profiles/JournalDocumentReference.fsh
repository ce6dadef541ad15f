Profile:     JournalDocumentReference
Parent:      DocumentReference
Id:          journal-documentreference
Title:       "Journaldokument"
Description: "Metadata for ett dokument i pasientens journal: type og gruppe fra kodeverk 9602, sperring og nekting fra 9603, og personene innfelt slik dokumentdeling krever."
* insert Metadata(draft)
* insert Imposes(https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Comprehensive.DocumentReference)
* insert Imposes(http://hl7.no/fhir/StructureDefinition/no-basis-DocumentReference)
* obeys journal-doc-1 and journal-doc-2 and journal-doc-7 and journal-doc-8 and journal-doc-9
* extension contains IheHomeCommunityId named homeCommunityId 0..1 MS
* modifierExtension 0..0
* masterIdentifier 1..1 MS
  * insert MhdIdentifier(uniqueId)
  * obeys journal-id-1
* identifier MS
  * insert SlicedByPattern(type)
* identifier contains entryUUID 0..1 MS and uniqueId 0..1
* identifier[entryUUID]
  * insert MhdIdentifier(entryUUID)
  * system = $rfc3986 (exactly)
  * obeys journal-id-3
* identifier[uniqueId]
  * insert MhdIdentifier(uniqueId)
  * obeys journal-id-1
* status from JournalDocumentStatusVS (required)
* status MS
* docStatus 0..0
* type 1..1 MS
* type from JournalDocumentTypeVS (required)
  * ^short = "Dokumenttype, andre nivå i 9602"
  * coding
    * insert SlicedByValue(system)
  * coding contains documentType 1..1 and loinc 0..1
  * coding[documentType]
    * ^short = "Kode som slutter på -2"
    * system 1..
    * system = $kodeverk-9602 (exactly)
    * code 1..
  * coding[loinc]
    * ^short = "Samme type i LOINC, for mottakere i utlandet"
    * system 1..
    * system = $loinc (exactly)
    * code 1..
* category 1..1 MS
* category from JournalDocumentGroupVS (required)
  * ^short = "Dokumentgruppe, første nivå i 9602"
  * coding
    * insert SlicedByValue(system)
  * coding contains documentGroup 1..1
  * coding[documentGroup]
    * ^short = "Kode som slutter på -1"
    * system 1..
    * system = $kodeverk-9602 (exactly)
    * code 1..
* subject 1..1 MS
* subject only Reference(BasisPatient)
* date MS
* author MS
* author only Reference(BasisPractitioner or BasisPractitionerRole or BasisOrganization or BasisPatient or BasisRelatedPerson or Device)
  * insert Contained
* authenticator only Reference(BasisPractitioner or BasisPractitionerRole or BasisOrganization)
  * insert Contained
* custodian MS
* custodian only Reference(BasisOrganization)
  * ^short = "Dataansvarlig virksomhet"
* relatesTo MS
* securityLabel 1.. MS
* securityLabel from JournalConfidentialityVS (required)
  * coding 1..1
* content 1..1 MS
  * attachment MS
    * obeys journal-doc-3 and journal-doc-4 and journal-doc-5 and journal-doc-6
    * contentType 1..1 MS
    * language 1..1 MS
    * data 0..0
    * url 1..1 MS
    * size MS
    * hash MS
    * title MS
      * ^short = "Navnet dokumentet vises med"
    * creation 1..1 MS
  * format 1..1 MS
  * format from JournalFormatVS (preferred)
* context 1..1 MS
  * event MS
  * period MS
  * facilityType 1..1 MS
  * facilityType from JournalFacilityTypeVS (preferred)
  * practiceSetting 1..1 MS
  * sourcePatientInfo 1..1 MS
  * sourcePatientInfo only Reference(BasisPatient)
    * insert Contained
