Profile:     BasisPractitionerRole
Parent:      PractitionerRole
Id:          basis-practitioner-role
Title:       "Helsepersonellrolle"
Description: "Helsepersonell som handler for en virksomhet."
* insert Metadata(draft)
* insert Imposes(http://hl7.no/fhir/StructureDefinition/no-basis-PractitionerRole)
* obeys basis-rol-1
* practitioner only Reference(BasisPractitioner)
* organization only Reference(BasisOrganization)
* code
  * insert SlicedBySystem(coding.system)
* code contains category 0..* and functions 0..*
* code[category] from HelsepersonellkategoriVS (preferred)
  * coding
    * insert NationalCode($kodeverk-9060, [[Kategori helsepersonell (9060)]])
* code[functions]
  * coding
    * insert NationalCode($kodeverk-9034, [[Helsepersonells funksjoner (9034)]])
* specialty
  * insert SlicedBySystem(coding.system)
* specialty contains discipline 0..*
* specialty[discipline]
  * coding
    * insert NationalCode($kodeverk-8451, [[Fagområde (8451)]])
