Profile:     BasisOrganization
Parent:      Organization
Id:          basis-organization
Title:       "Virksomhet"
Description: "Virksomhet eller organisatorisk enhet, identifisert med organisasjonsnummer eller RESH-id."
* insert Metadata(draft)
* insert Imposes(http://hl7.no/fhir/StructureDefinition/no-basis-Organization)
* obeys basis-her-1
* identifier
  * insert SlicedBySystem(system)
* identifier contains ENH 0..* and RSH 0..*
* identifier[ENH]
  * insert NationalIdentifier($enh, [[Organisasjonsnummer i Enhetsregisteret]])
  * obeys basis-enh-1 and basis-enh-2
* identifier[RSH]
  * insert NationalIdentifier($rsh, [[RESH-id]])
  * obeys basis-rsh-1
* type
  * insert SlicedBySystem(coding.system)
* type contains level 0..* and designation 0..*
* type[level]
  * coding
    * insert NationalCode($kodeverk-8628, [[Organisatorisk nivå (8628)]])
* type[designation]
  * coding
    * insert NationalCode($kodeverk-8624, [[Organisatorisk betegnelse (8624)]])
* address obeys basis-adr-1
* partOf only Reference(BasisOrganization)
