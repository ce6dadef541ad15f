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
* section contains problems 1..1 MS and allergies 1..1 MS and medications 1..1 MS and alerts 0..1 MS and immunizations 0..1 MS and results 0..1 MS and procedures 0..1 MS and devices 0..1 MS and advanceDirectives 0..1 MS
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
