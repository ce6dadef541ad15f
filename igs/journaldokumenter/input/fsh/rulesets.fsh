RuleSet: Metadata(status)
* ^version = "0.1.0"
* ^status = #{status}
* ^experimental = true
* ^publisher = "FhirRef"
* ^jurisdiction = urn:iso:std:iso:3166#NO "Norge"

// Den internasjonale eller nasjonale profilen som instansene også skal følge, med full adresse fordi pakken ikke er en avhengighet.
RuleSet: Imposes(profile)
* ^extension[+].url = $impose-profile
* ^extension[=].valueCanonical = "{profile}"

RuleSet: SlicedByValue(path)
* ^slicing.discriminator.type = #value
* ^slicing.discriminator.path = "{path}"
* ^slicing.ordered = false
* ^slicing.rules = #open

RuleSet: SlicedByPattern(path)
* ^slicing.discriminator.type = #pattern
* ^slicing.discriminator.path = "{path}"
* ^slicing.ordered = false
* ^slicing.rules = #open

// MHD 4.2.4 krever typen; i 4.2.2 sto use i stedet.
RuleSet: MhdIdentifier(type)
* type 1..
* type = $mhd-identifier-type#{type}
* type from JournalIdentifierTypeVS (required)
* system 1..
* value 1..

RuleSet: Contained
* ^type.aggregation = #contained

RuleSet: MhdList(type)
* status = #current (exactly)
* mode = #working (exactly)
* code 1..1
* code = $mhd-list-types#{type}
* subject 1..1 MS
* subject only Reference(BasisPatient)
* encounter 0..0
* orderedBy 0..0
* emptyReason 0..0
* entry
  * flag 0..0
  * deleted 0..0
  * date 0..0

RuleSet: Kodeverk(number, content)
* insert Metadata(draft)
* ^url = "urn:oid:2.16.578.1.12.4.1.1.{number}"
* ^content = #{content}
* ^caseSensitive = true

// Utvidelsen eies av IHE og gjengis her under sin egen adresse, slik at den kan kontrolleres uten pakken fra IHE.
RuleSet: OwnedByIhe(id)
* insert Metadata(draft)
* ^url = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/{id}"

RuleSet: SearchParameterMetadata(id, code)
* url = "https://fhirref.example/no/journaldokumenter/SearchParameter/{id}"
* version = "0.1.0"
* status = #draft
* experimental = true
* publisher = "FhirRef"
* jurisdiction = urn:iso:std:iso:3166#NO "Norge"
* code = #{code}

RuleSet: Actor(id)
* url = "https://fhirref.example/no/journaldokumenter/CapabilityStatement/{id}"
* version = "0.1.0"
* status = #draft
* experimental = true
* date = "2026-11-22"
* publisher = "FhirRef"
* jurisdiction = urn:iso:std:iso:3166#NO "Norge"
* kind = #requirements
* fhirVersion = #4.0.1
* format[+] = #json
* format[+] = #xml

RuleSet: ChainedSearch(level, name)
* searchParam[+]
  * insert Expect({level})
  * name = "{name}"
  * type = #string
  * documentation = "Kjede til forfatter eller avsender; når den er innfelt, gjelder vilkåret den innfelte."

RuleSet: Expect(level)
* extension[$expectation].valueCode = #{level}

RuleSet: ActorResource(type, profile)
* type = #{type}
* supportedProfile[+] = "https://fhirref.example/no/journaldokumenter/StructureDefinition/{profile}"

RuleSet: ResourceInteraction(code)
* interaction[+]
  * insert Expect(SHALL)
  * code = #{code}

RuleSet: CoreSearch(level, type, base, name, definition)
* searchParam[+]
  * insert Expect({level})
  * name = "{name}"
  * definition = "http://hl7.org/fhir/SearchParameter/{base}-{definition}"
  * type = #{type}

RuleSet: OwnSearch(level, type, name, definition)
* searchParam[+]
  * insert Expect({level})
  * name = "{name}"
  * definition = "https://fhirref.example/no/journaldokumenter/SearchParameter/{definition}"
  * type = #{type}
