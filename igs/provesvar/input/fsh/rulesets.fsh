RuleSet: Metadata(status)
* ^version = "0.1.0"
* ^status = #{status}
* ^experimental = true
* ^publisher = "FhirRef"
* ^jurisdiction = urn:iso:std:iso:3166#NO "Norge"

// Den internasjonale profilen som instansene også skal følge, med full adresse fordi pakken ikke er en avhengighet.
RuleSet: Imposes(profile)
* ^extension[+].url = $impose-profile
* ^extension[=].valueCanonical = "{profile}"

RuleSet: SlicedByValue(path)
* ^slicing.discriminator.type = #value
* ^slicing.discriminator.path = "{path}"
* ^slicing.ordered = false
* ^slicing.rules = #open

RuleSet: SlicedByPattern
* ^slicing.discriminator.type = #pattern
* ^slicing.discriminator.path = "$this"
* ^slicing.ordered = false
* ^slicing.rules = #open

RuleSet: CodeFrom(system, name)
* ^short = "{name}"
* ^definition = "Kode fra {name}."
* system 1..
* system = {system} (exactly)
* code 1..

RuleSet: BusinessIdentifier
* identifier 1.. MS
  * system 1..
  * value 1..

RuleSet: PatientSubject
* subject 1..1 MS
* subject only Reference(BasisPatient)
* subject obeys provesvar-sub-1
  * reference 1..1 MS
  * identifier MS

RuleSet: TimeAndPerformer
* effective[x] 1..1 MS
* effective[x] only dateTime
* issued MS
* performer 1.. MS
* performer only Reference(BasisPractitioner or BasisPractitionerRole or BasisOrganization)

RuleSet: ReportIdentity
* extension contains
    NilarReportDate named reportDate 0..1 MS and
    NilarApprovalDate named approvalDate 0..1 and
    NilarComment named comment 0..* MS and
    NilarInfItem named infItem 0..*
* insert BusinessIdentifier
* basedOn MS
* basedOn only Reference(ProvesvarServiceRequest)
* status MS

// Datoene en svarrapport kan gi for ett resultat, og rapporten det hører til.
RuleSet: ResultExtensions
* extension contains
    NilarDiagnosticReportRef named diagnosticReport 0..1 and
    NilarHistory named history 0..1 and
    NilarInvestigationDate named investigationDate 0..1 and
    NilarStatusChangeDate named statusChangeDate 0..1 and
    NilarDescriptionDate named descriptionDate 0..1 and
    NilarCounterSignDate named counterSignDate 0..1 and
    NilarMedicalValidationDate named medicalValidationDate 0..1 and
    NilarSpecification named specification 0..* and
    NilarRelatedObservation named relatedObservation 0..1 and
    LaboratoryAccredited named accredited 0..1 and
    ProvesvarHeading named heading 0..*

RuleSet: UcumQuantity
* valueQuantity
  * value 1..
  * unit MS
  * system 1..
  * system = $ucum (exactly)
  * code 1..

RuleSet: ReportIssue
* insert PatientSubject
* insert TimeAndPerformer
* issued 1..1

RuleSet: PresentedForm
* presentedForm MS
* presentedForm obeys provesvar-rap-2
  * contentType 1..1

// Forside og rapport i det europeiske dokumentet: samme type og kategorier.
RuleSet: EuReportType(element)
* {element} MS
* {element} from $eu-report-type (preferred)
* {element} obeys provesvar-eu-12

RuleSet: EuReportCategory
* category MS
  * insert SlicedByPattern
* category contains studyType 0..* MS and specialty 0..* MS and reportGroup 0..1
* category[studyType] from ProvesvarEuStudyTypeVS (required)
  * ^short = "Undersøkelsestype (LOINC)"
  * ^patternCodeableConcept.coding.system = $loinc
* category[specialty] from ProvesvarEuSpecialtyVS (required)
  * ^short = "Laboratoriefag (SNOMED CT)"
  * ^patternCodeableConcept.coding.system = $sct
* category[reportGroup] from ProvesvarLabGroupVS (required)
  * ^short = "Hovedgruppe (8202): laboratoriemedisin eller patologi"
  * ^patternCodeableConcept.coding.system = $kodeverk-8202

// Det IPS krever av alle resultater.
RuleSet: IpsResult
* code MS
* code obeys provesvar-kod-1
* subject 1.. MS
* subject only Reference(Patient or Group or Device or Location)
* subject
  * reference 1.. MS
* effective[x] 1.. MS
* effective[x] only dateTime or Period
* performer 1.. MS

RuleSet: Kodeverk(number, content)
* insert Metadata(draft)
* ^url = "urn:oid:2.16.578.1.12.4.1.1.{number}"
* ^content = #{content}
* ^caseSensitive = true

// Utvidelsen eies av andre og gjengis her under sin egen adresse, slik at den kan kontrolleres uten eierens pakke.
RuleSet: OwnedByNhn(id)
* insert Metadata(draft)
* ^url = "http://nhn.no/fhir/nilar/StructureDefinition/{id}"

RuleSet: DateExtension(id)
* insert OwnedByNhn({id})
* . 0..1
* value[x] 1..1
* value[x] only dateTime

RuleSet: Actor(id)
* url = "https://fhirref.example/no/provesvar/CapabilityStatement/{id}"
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
* supportedProfile[+] = "https://fhirref.example/no/provesvar/StructureDefinition/{profile}"

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

