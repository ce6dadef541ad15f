Profile:     KritiskConsent
Parent:      Consent
Id:          kritisk-consent
Title:       "Behandlingsavgrensning"
Description: "Avgrensning av livsforlengende behandling, HLR-minus og andre behandlingsavklaringer."
* insert Metadata(draft)
* insert Provenance
* extension contains KritiskValidUntil named validUntil 0..1 MS and KritiskNote named note 0..1 MS and KritiskHlrReason named hlrReason 0..1 MS and KritiskTreatmentGoal named treatmentGoal 0..1 MS
* obeys kritisk-sam-1 and kritisk-sam-2 and kritisk-sam-3
* status MS
* status from KritiskSamtykkeStatusVS (required)
* scope MS
* category MS
  * insert KiType
* category contains kiType 1..1 MS
* category[kiType] from KritiskSamtykkeTypeVS (required)
  * insert KiTypeSlice
* patient 1.. MS
* patient only Reference(BasisPatient)
* dateTime 1.. MS
* performer MS
* policyRule 1.. MS
* provision MS
