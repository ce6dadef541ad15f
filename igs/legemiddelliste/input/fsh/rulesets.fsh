RuleSet: Metadata(status)
* ^version = "0.1.0"
* ^status = #{status}
* ^experimental = true
* ^publisher = "FhirRef"
* ^jurisdiction = urn:iso:std:iso:3166#NO "Norge"

// Profilen som instansene også skal følge, med full adresse fordi pakken ikke er en avhengighet.
RuleSet: Imposes(profile)
* ^extension[+].url = $impose-profile
* ^extension[=].valueCanonical = "{profile}"

RuleSet: Sliced(type, path)
* ^slicing.discriminator.type = #{type}
* ^slicing.discriminator.path = "{path}"
* ^slicing.ordered = false
* ^slicing.rules = #open

RuleSet: OwnIdentifier(system, name)
* ^short = "{name}"
* ^definition = "{name}, en UUID som aldri endres."
* system 1..
* system = {system} (exactly)
* value 1..

RuleSet: CodedIn(system, name)
* ^short = "{name}"
* ^definition = "Kode og visningstekst fra {name}."
* system 1..
* system = {system} (exactly)
* code 1..
* display 1..

RuleSet: Section(code, name)
* ^short = "{name}"
* ^definition = "{name}: tekst til leseren, og enten oppføringer eller en grunn til at det ikke er noen."
* code = $seksjoner#{code}
* text 1..

RuleSet: KodeverkFragment(number)
* insert Metadata(draft)
* ^url = "urn:oid:2.16.578.1.12.4.1.1.{number}"
* ^content = #fragment
* ^caseSensitive = true

RuleSet: ForeignFragment(url)
* insert Metadata(draft)
* ^url = {url}
* ^content = #fragment
* ^caseSensitive = true

RuleSet: OwnSeries(name, description, uri)
* name = "{name}"
* status = #draft
* kind = #identifier
* date = "2026-11-22"
* publisher = "FhirRef"
* responsible = "FhirRef"
* description = "{description}"
* jurisdiction = urn:iso:std:iso:3166#NO "Norge"
* uniqueId[0]
  * type = #uri
  * value = "{uri}"
  * preferred = true

RuleSet: Actor(name, mode, description)
* name = "{name}"
* version = "0.1.0"
* status = #draft
* experimental = true
* date = "2026-11-22"
* publisher = "FhirRef"
* jurisdiction = urn:iso:std:iso:3166#NO "Norge"
* description = "{description}"
* kind = #requirements
* fhirVersion = #4.0.1
* format[0] = #json
* format[1] = #xml
* rest.mode = #{mode}

RuleSet: Expects(expectation)
* extension
  * url = $expectation
  * valueCode = #{expectation}

RuleSet: Resource(type, profile, expectation)
* insert Expects({expectation})
* type = #{type}
* supportedProfile = Canonical({profile})

RuleSet: Interaction(code, expectation)
* interaction[+]
  * insert Expects({expectation})
  * code = #{code}

RuleSet: Search(name, type, definition, expectation)
* searchParam[+]
  * insert Expects({expectation})
  * name = "{name}"
  * type = #{type}
  * definition = "{definition}"

RuleSet: Operation(name, code, type, description)
* name = "{name}"
* version = "0.1.0"
* status = #draft
* experimental = true
* date = "2026-11-29"
* publisher = "FhirRef"
* jurisdiction = urn:iso:std:iso:3166#NO "Norge"
* description = "{description}"
* kind = #operation
* code = #{code}
* resource = #{type}
* system = false

RuleSet: Parameter(name, use, min, max, type, documentation)
* parameter[+]
  * name = #{name}
  * use = #{use}
  * min = {min}
  * max = "{max}"
  * type = #{type}
  * documentation = "{documentation}"

RuleSet: Part(name, min, max, type, documentation)
* parameter[=].part[+]
  * name = #{name}
  * use = #out
  * min = {min}
  * max = "{max}"
  * type = #{type}
  * documentation = "{documentation}"

RuleSet: CanDo(name, definition, expectation)
* operation[+]
  * insert Expects({expectation})
  * name = "{name}"
  * definition = "{definition}"
