Profile:     KritiskComposition
Parent:      Composition
Id:          kritisk-composition
Title:       "Pasientoppsummering"
Description: "Forsiden på en pasientoppsummering etter IPS, med kritisk informasjon som varsler."
* insert Metadata(draft)
* insert Imposes(http://hl7.org/fhir/uv/ips/StructureDefinition/Composition-uv-ips)
* status MS
* type = $loinc#60591-5
* type MS
* subject 1.. MS
* subject only Reference(BasisPatient)
* date MS
* author MS
* author only Reference(BasisPractitionerRole or BasisPractitioner or BasisOrganization or Device)
* title MS
* custodian only Reference(BasisOrganization)
* custodian MS
* section 3.. MS
  * insert Sliced(value, code)
  * obeys kritisk-sek-1
* section contains problems 1..1 MS and allergies 1..1 MS and medications 1..1 MS and alerts 0..1 MS and immunizations 0..1 MS and results 0..1 MS and procedures 0..1 MS and devices 0..1 MS and advanceDirectives 0..1 MS and vitalSigns 0..1 MS and pastProblems 0..1 MS and functionalStatus 0..1 and pregnancy 0..1 and patientStory 0..1 and planOfCare 0..1 and socialHistory 0..1
* section[problems]
  * insert Section(11450-4, Problemer)
  * entry only Reference(Condition or DocumentReference)
* section[allergies]
  * insert Section(48765-2, Overfølsomhet)
  * entry only Reference(AllergyIntolerance or DocumentReference)
* section[medications]
  * insert Section(10160-0, Legemidler)
  * entry only Reference(MedicationStatement or MedicationRequest or DocumentReference)
* section[alerts]
  * insert Section(104605-1, Varsler)
  * entry only Reference(Flag or DocumentReference)
* section[immunizations]
  * insert Section(11369-6, Vaksiner)
  * entry only Reference(Immunization or DocumentReference)
* section[results]
  * insert Section(30954-2, [[Prøvesvar og funn]])
  * entry only Reference(Observation or DiagnosticReport or DocumentReference)
* section[procedures]
  * insert Section(47519-4, [[Behandling og inngrep]])
  * entry only Reference(Procedure or DocumentReference)
* section[devices]
  * insert Section(46264-8, [[Implantater og utstyr]])
  * entry only Reference(DeviceUseStatement or DocumentReference)
* section[advanceDirectives]
  * insert Section(42348-3, Behandlingsavgrensning)
  * entry only Reference(Consent or DocumentReference)
* section[vitalSigns]
  * insert Section(8716-3, [[Vitale målinger]])
  * entry only Reference(Observation or DocumentReference)
* section[pastProblems]
  * insert Section(11348-0, [[Tidligere problemer]])
  * entry only Reference(Condition or DocumentReference)
* section[functionalStatus]
  * insert Section(47420-5, Funksjon)
  * entry only Reference(Condition or ClinicalImpression or DocumentReference)
* section[pregnancy]
  * insert Section(10162-6, Svangerskap)
  * entry only Reference(Observation or DocumentReference)
* section[patientStory]
  * insert Section(81338-6, [[Pasientens egen fortelling]])
  * entry only Reference(DocumentReference)
* section[planOfCare]
  * insert Section(18776-5, Planer)
  * entry only Reference(CarePlan or ImmunizationRecommendation or DocumentReference)
* section[socialHistory]
  * insert Section(29762-2, Levevaner)
  * entry only Reference(Observation or DocumentReference)
