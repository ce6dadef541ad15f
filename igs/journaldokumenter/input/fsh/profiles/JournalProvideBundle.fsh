Profile:     JournalProvideBundle
Parent:      Bundle
Id:          journal-providebundle
Title:       "Innsending av dokumenter"
Description: "Transaksjonen som deler dokumenter (ITI-65): én innsending, dokumentreferanser, innhold, mapper, og status på dokumenter som erstattes. Ingenting annet er tillatt."
* insert Metadata(draft)
* insert Imposes(https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Comprehensive.ProvideBundle)
* obeys journal-bun-1 and journal-bun-2 and journal-bun-3 and journal-bun-4 and journal-bun-5 and journal-bun-6
* meta 1..1
  * profile 1..
* type = #transaction (exactly)
* entry 1.. MS
  * ^slicing.discriminator.type = #type
  * ^slicing.discriminator.path = "resource"
  * ^slicing.ordered = false
  * ^slicing.rules = #closed
  * resource 1..1
  * request 1..1
* entry contains
    lists 1..* MS and
    documentReferences 0..* MS and
    statusPatches 0..* and
    documents 0..* MS and
    fhirDocuments 0..* and
    patient 0..1
* entry[lists]
  * ^short = "Innsendingen og eventuelle mapper"
  * fullUrl 1..1
  * resource only JournalSubmissionSet or JournalFolder
  * request.method from JournalListMethodVS (required)
* entry[documentReferences]
  * ^short = "Nye dokumentreferanser"
  * fullUrl 1..1
  * resource only JournalDocumentReference
  * request.method = #POST (exactly)
* entry[statusPatches]
  * ^short = "Dokumenter som erstattes"
  * resource only JournalStatusPatch
  * request.method = #PATCH (exactly)
* entry[documents]
  * ^short = "Innholdet"
  * fullUrl 1..1
  * resource only JournalBinary
  * request.method = #POST (exactly)
* entry[fhirDocuments]
  * ^short = "Innhold som er et FHIR-dokument, og lagres som det"
  * fullUrl 1..1
  * resource only Bundle
  * request.method = #POST (exactly)
* entry[patient]
  * ^short = "Pasienten"
  * resource only BasisPatient
  * request.method from JournalListMethodVS (required)
