RuleSet: Metadata(status)
* ^version = "0.1.0"
* ^status = #{status}
* ^experimental = true
* ^publisher = "FhirRef"
* ^jurisdiction = urn:iso:std:iso:3166#NO "Norge"

// Den nasjonale profilen som instansene også skal følge, med full adresse fordi pakken ikke er en avhengighet.
RuleSet: Imposes(profile)
* ^extension[+].url = $impose-profile
* ^extension[=].valueCanonical = "{profile}"

RuleSet: SlicedBySystem(slicing)
* ^slicing.discriminator.type = #value
* ^slicing.discriminator.path = "{slicing}"
* ^slicing.ordered = false
* ^slicing.rules = #open

RuleSet: NationalIdentifier(system, name)
* ^short = "{name}"
* ^definition = "{name}. Serien er gitt av system, og value er bare tegnene i nummeret."
* system 1..
* system = {system} (exactly)
* value 1..

RuleSet: NationalCode(system, name)
* ^short = "{name}"
* ^definition = "Kode fra kodeverket {name}."
* system 1..
* system = {system} (exactly)
* code 1..

RuleSet: Fnr
* insert NationalIdentifier($fnr, [[Fødselsnummer]])
* obeys basis-fnr-1 and basis-fnr-2 and basis-fnr-3 and basis-fnr-4

RuleSet: Dnr
* insert NationalIdentifier($dnr, [[D-nummer]])
* obeys basis-fnr-1 and basis-fnr-2 and basis-fnr-3 and basis-dnr-1

RuleSet: KodeverkFragment(number)
* insert Metadata(draft)
* ^url = "urn:oid:2.16.578.1.12.4.1.1.{number}"
* ^content = #fragment
* ^caseSensitive = true

// Et kodeverk som bare er nevnt: ingen kode kan kontrolleres før det er importert.
RuleSet: KodeverkNavn(number)
* insert Metadata(draft)
* ^url = "urn:oid:2.16.578.1.12.4.1.1.{number}"
* ^content = #not-present
* ^caseSensitive = true

RuleSet: Series(short, responsible, oid, alias, explanation)
* name = "Basis{short}"
* status = #draft
* kind = #identifier
* date = "2026-11-22"
* publisher = "FhirRef"
* responsible = "{responsible}"
* description = "{explanation}"
* jurisdiction = urn:iso:std:iso:3166#NO "Norge"
* uniqueId[0]
  * type = #oid
  * value = "{oid}"
  * preferred = true
* uniqueId[1]
  * type = #uri
  * value = "{alias}"
  * preferred = false
