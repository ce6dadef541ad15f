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

RuleSet: CodedIn(system, name)
* ^short = "{name}"
* ^definition = "Kode fra {name}."
* system 1..
* system = {system} (exactly)
* code 1..

// Arten av kritisk informasjon står som egen kategori ved siden av andre kategorier.
RuleSet: KiType
* insert Sliced(value, coding.system)
* ^short = "Kategorier, deriblant arten av kritisk informasjon"

RuleSet: KiTypeSlice
* ^short = "Arten av kritisk informasjon"
* ^definition = "En av artene i kodeverket for kritisk informasjon. Endres ikke når opplysningen oppdateres."
* coding 1..1
* coding.system 1..
* coding.system = $kritisk-type (exactly)
* coding.code 1..

// Hvem som sist endret opplysningen, og hvor den kommer fra. Den som registrerte den først, endres aldri.
RuleSet: Provenance
* extension contains KritiskSourceOfInformation named sourceOfInformation 0..1 MS and KritiskUpdater named updater 0..1 MS and KritiskUpdated named updated 0..1 MS
* extension[sourceOfInformation] ^short = "Kilden til opplysningen"
* extension[updater] ^short = "Hvem som sist endret opplysningen"
* extension[updated] ^short = "Når opplysningen sist ble endret"

// En seksjon i pasientoppsummeringen. Parameteren er LOINC-koden.
RuleSet: Section(code, name)
* ^short = "{name}"
* ^definition = "{name}: tekst til leseren, og enten oppføringer eller en grunn til at det ikke er noen."
* title 1..
* code 1..
* code = $loinc#{code}
* text 1..
* section 0..0

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

RuleSet: Operation(id, code, title, description)
* url = "https://fhirref.example/no/kritisk-info/OperationDefinition/{id}"
* version = "0.1.0"
* name = "{title}"
* title = "{title}"
* status = #draft
* kind = #operation
* experimental = true
* date = "2026-11-29"
* publisher = "FhirRef"
* jurisdiction = urn:iso:std:iso:3166#NO "Norge"
* description = "{description}"
* code = #{code}
* system = false

RuleSet: Map(id, name, description)
* url = "https://fhirref.example/no/kritisk-info/ConceptMap/{id}"
* version = "0.1.0"
* name = "{name}"
* status = #draft
* experimental = true
* date = "2026-11-29"
* publisher = "FhirRef"
* jurisdiction = urn:iso:std:iso:3166#NO "Norge"
* description = "{description}"

RuleSet: Group(source, target)
* group[+].source = {source}
* group[=].target = {target}

RuleSet: From(code, display)
* group[=].element[+].code = #{code}
* group[=].element[=].display = "{display}"

RuleSet: To(code, equivalence)
* group[=].element[=].target[+].code = #{code}
* group[=].element[=].target[=].equivalence = #{equivalence}

RuleSet: ToBecause(code, equivalence, comment)
* group[=].element[=].target[+].code = #{code}
* group[=].element[=].target[=].equivalence = #{equivalence}
* group[=].element[=].target[=].comment = "{comment}"

RuleSet: ToNothing(comment)
* group[=].element[=].target[+].equivalence = #unmatched
* group[=].element[=].target[=].comment = "{comment}"
