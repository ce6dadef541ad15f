Profile:     BasisPractitioner
Parent:      Practitioner
Id:          basis-practitioner
Title:       "Helsepersonell"
Description: "Helsepersonell identifisert med HPR-nummer. Arbeidssted hører hjemme i rollen."
* insert Metadata(draft)
* insert Imposes(http://hl7.no/fhir/StructureDefinition/no-basis-Practitioner)
* identifier
  * insert SlicedBySystem(system)
* identifier contains HPR 0..* and FNR 0..* and DNR 0..*
* identifier[HPR]
  * insert NationalIdentifier($hpr, [[HPR-nummer]])
  * obeys basis-hpr-1
* identifier[FNR]
  * insert Fnr
* identifier[DNR]
  * insert Dnr
* address obeys basis-adr-1
* qualification.code.coding
  * insert SlicedBySystem(system)
* qualification.code.coding contains healthPersonnelCategory 0..* and approvalType 0..* and specialization 0..*
* qualification.code.coding[healthPersonnelCategory] from HelsepersonellkategoriVS (preferred)
  * insert NationalCode($kodeverk-9060, [[Kategori helsepersonell (9060)]])
* qualification.code.coding[approvalType]
  * insert NationalCode($kodeverk-7704, [[Godkjenningstype HPR (7704)]])
* qualification.code.coding[specialization]
  * insert NationalCode($kodeverk-7426, [[Spesialitet HPR (7426)]])
