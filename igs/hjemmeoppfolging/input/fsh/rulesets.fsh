RuleSet: Metadata(status)
* ^version = "0.1.0"
* ^status = #{status}
* ^experimental = true
* ^publisher = "FhirRef"
* ^jurisdiction = urn:iso:std:iso:3166#NO "Norge"

// Profilen i kjernestandarden som instansene også skal følge.
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

RuleSet: CodeFrom(system, name)
* ^short = "{name}"
* ^definition = "Kode fra {name}."
* system 1..
* system = {system} (exactly)
* code 1..

// Kildens egen identifikator gjør at samme måling kan kjennes igjen når den kommer to ganger.
RuleSet: SourceIdentifier
* identifier 1.. MS
  * system 1..
  * value 1..

RuleSet: NationalSubject
* subject 1..1 MS
* subject only Reference(BasisPatient)
* subject obeys hjemme-sub-1 and hjemme-sub-2
  * identifier 1..1 MS
    * system 1..
    * value 1..

RuleSet: MeasurementStatus
* status from HjemmeStatusVS (required)
* status MS

RuleSet: Category(slice, code)
* category MS
  * insert SlicedByPattern($this)
* category contains {slice} 1..1 MS
* category[{slice}] = $observation-category#{code}

// LOINC-koden er den kjernestandarden krever; SNOMED CT er den Norge bruker klinisk. Send begge.
RuleSet: VitalSignCode(loinc, snomed)
* code MS
  * coding
    * insert SlicedByValue(system)
  * coding contains loinc 1..* MS and snomed 0..* MS and ieee 0..*
  * coding[loinc]
    * insert CodeFrom($loinc, [[LOINC]])
  * coding[snomed] from {snomed} (required)
    * insert CodeFrom($sct, [[SNOMED CT]])
  * coding[ieee]
    * insert CodeFrom($ieee, [[IEEE 11073]])
* code ^patternCodeableConcept.coding.system = $loinc
* code ^patternCodeableConcept.coding.code = #{loinc}

RuleSet: Performer
* issued MS
* performer 1.. MS
* performer only Reference(BasisPatient or BasisRelatedPerson or BasisPractitioner or BasisPractitionerRole or CareTeam or BasisOrganization)
  * insert SlicedByValue(type)
* performer contains organization 1..1 MS and patient 0..1 MS and practitioner 0..* MS
* performer[organization]
  * ^short = "Dataansvarlig virksomhet"
  * type 1..
  * type = "Organization" (exactly)
  * identifier 1..1
    * obeys hjemme-org-1
    * system 1..
    * system = $enh (exactly)
    * value 1..
* performer[patient]
  * ^short = "Pasienten selv, når målingen er egenmåling"
  * type 1..
  * type = "Patient" (exactly)
* performer[practitioner]
  * ^short = "Helsepersonell som har målt"
  * type 1..
  * type = "Practitioner" (exactly)

RuleSet: Measured(unit)
* value[x] only Quantity
* value[x] MS
* valueQuantity
  * value 1..
  * unit 1..
  * system 1..
  * system = $ucum (exactly)
  * code 1..
  * code = #{unit} (exactly)
* insert AbsentAndInterpretation

RuleSet: AbsentAndInterpretation
* dataAbsentReason from $absent-reason-vs (required)
* dataAbsentReason MS
* interpretation 0..1 MS
* interpretation from HjemmeInterpretationVS (required)
* note MS

RuleSet: DeviceAndRange
* device MS
* device only Reference(HjemmeDevice)
* referenceRange MS
  * obeys hjemme-obs-4
  * type from HjemmeRangeTypeVS (required)

RuleSet: VitalSign(loinc, snomed, core)
* insert Imposes(http://hl7.org/fhir/StructureDefinition/{core})
* obeys hjemme-obs-1 and hjemme-obs-2
* insert SourceIdentifier
* insert MeasurementStatus
* insert Category(vitalSigns, vital-signs)
* insert VitalSignCode({loinc}, {snomed})
* insert NationalSubject
* effective[x] 1..1 MS
* effective[x] only dateTime
* effective[x] obeys hjemme-obs-3
* insert Performer

RuleSet: PressureComponent(loinc, snomed)
* code
  * coding
    * insert SlicedByValue(system)
  * coding contains loinc 1..1 MS and snomed 0..1 MS
  * coding[loinc]
    * insert CodeFrom($loinc, [[LOINC]])
  * coding[snomed] from {snomed} (required)
    * insert CodeFrom($sct, [[SNOMED CT]])
* code ^patternCodeableConcept.coding.system = $loinc
* code ^patternCodeableConcept.coding.code = #{loinc}
* value[x] only Quantity
* valueQuantity
  * value 1..
  * unit 1..
  * system 1..
  * system = $ucum (exactly)
  * code 1..
  * code = #mm[Hg] (exactly)

RuleSet: Actor(id)
* url = "https://fhirref.example/no/hjemmeoppfolging/CapabilityStatement/{id}"
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

RuleSet: Expect(level)
* extension[$expectation].valueCode = #{level}

RuleSet: ActorResource(type, profile)
* type = #{type}
* insert SupportedProfile({profile})

RuleSet: SupportedProfile(profile)
* supportedProfile[+] = "https://fhirref.example/no/hjemmeoppfolging/StructureDefinition/{profile}"

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

RuleSet: Score
* value 1..
* system 1..
* system = $ucum (exactly)
* code 1..
* code = #{score} (exactly)

RuleSet: OperationMetadata(id, code, affects, date)
* url = "https://fhirref.example/no/hjemmeoppfolging/OperationDefinition/{id}"
* version = "0.1.0"
* status = #draft
* experimental = true
* kind = #operation
* date = "{date}"
* publisher = "FhirRef"
* jurisdiction = urn:iso:std:iso:3166#NO "Norge"
* affectsState = {affects}
* code = #{code}

RuleSet: In(name, min, max, type, documentation)
* parameter[+]
  * name = #{name}
  * use = #in
  * min = {min}
  * max = "{max}"
  * type = #{type}
  * documentation = "{documentation}"

RuleSet: Out(name, min, max, type, documentation)
* parameter[+]
  * name = #{name}
  * use = #out
  * min = {min}
  * max = "{max}"
  * type = #{type}
  * documentation = "{documentation}"

RuleSet: MeasuredInAny
* value[x] only Quantity
* value[x] MS
* valueQuantity
  * value 1..
  * unit 1..
  * system 1..
  * system = $ucum (exactly)
  * code 1..
