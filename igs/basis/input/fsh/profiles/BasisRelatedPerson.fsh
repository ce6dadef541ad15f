Profile:     BasisRelatedPerson
Parent:      RelatedPerson
Id:          basis-related-person
Title:       "Pårørende"
Description: "Pårørende eller foresatt til en pasient."
* insert Metadata(draft)
* insert Imposes(http://hl7.no/fhir/StructureDefinition/no-basis-RelatedPerson)
* identifier
  * insert SlicedBySystem(system)
* identifier contains FNR 0..* and DNR 0..*
* identifier[FNR]
  * insert Fnr
* identifier[DNR]
  * insert Dnr
* patient only Reference(BasisPatient)
* relationship
  * insert SlicedBySystem(coding.system)
* relationship contains familyRelation 0..* and parental 0..*
* relationship[familyRelation] from FamilierelasjonVS (required)
  * ^short = "Rollen den pårørende har overfor pasienten"
  * coding
    * insert NationalCode($family-relation, [[Familierelasjon]])
* relationship[parental] from ForeldreansvarVS (required)
  * ^short = "Foreldreansvar"
  * coding
    * insert NationalCode($parental-responsibility, [[Foreldreansvar]])
* address obeys basis-adr-1
