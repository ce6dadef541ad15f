RuleSet: Metadata(status)
* ^version = "0.1.0"
* ^status = #{status}
* ^experimental = true
* ^publisher = "FhirRef"
* ^jurisdiction = urn:iso:std:iso:3166#NO "Norge"

RuleSet: SlicedByValue(path)
* ^slicing.discriminator.type = #value
* ^slicing.discriminator.path = "{path}"
* ^slicing.ordered = false
* ^slicing.rules = #open

RuleSet: CodeFrom(system, name)
* ^short = "{name}"
* ^definition = "Kode fra {name}."
* system 1..
* system = {system} (exactly)
* code 1..

RuleSet: SourceIdentifier
* identifier 1.. MS
  * system 1..
  * value 1..

RuleSet: NationalSubject
* subject 1..1 MS
* subject only Reference(BasisPatient)
* subject obeys plan-sub-1 and plan-sub-2
  * identifier 1..1 MS
    * system 1..
    * value 1..

RuleSet: Municipality
* type 1..
* type = "Organization" (exactly)
* identifier 1..1
  * obeys plan-org-1
  * system 1..
  * system = $enh (exactly)
  * value 1..

RuleSet: Actor(id)
* url = "https://fhirref.example/no/plan/CapabilityStatement/{id}"
* version = "0.1.0"
* status = #draft
* experimental = true
* date = "2026-11-29"
* publisher = "FhirRef"
* jurisdiction = urn:iso:std:iso:3166#NO "Norge"
* kind = #requirements
* fhirVersion = #4.0.1
* format[+] = #json
* format[+] = #xml

RuleSet: Expect(level)
* extension[$expectation].valueCode = #{level}

RuleSet: ActorResource(type, profile)
* type = #{type}
* insert SupportedProfile({profile})

RuleSet: SupportedProfile(profile)
* supportedProfile[+] = "https://fhirref.example/no/plan/StructureDefinition/{profile}"

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

RuleSet: OperationMetadata(id, code)
* url = "https://fhirref.example/no/plan/OperationDefinition/{id}"
* version = "0.1.0"
* status = #draft
* experimental = true
* kind = #operation
* date = "2026-11-29"
* publisher = "FhirRef"
* jurisdiction = urn:iso:std:iso:3166#NO "Norge"
* affectsState = false
* code = #{code}

RuleSet: In(name, min, max, type, documentation)
* parameter[+]
  * name = #{name}
  * use = #in
  * min = {min}
  * max = "{max}"
  * type = #{type}
  * documentation = "{documentation}"

RuleSet: Part(name, min, max, type, documentation)
* part[+]
  * name = #{name}
  * use = #out
  * min = {min}
  * max = "{max}"
  * type = #{type}
  * documentation = "{documentation}"
