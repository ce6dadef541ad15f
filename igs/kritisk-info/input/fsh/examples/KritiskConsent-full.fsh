Instance:    kritisk-consent-full
InstanceOf:  KritiskConsent
Title:       "HLR-minus"
Description: "Behandlingsavklaring etter samtale med pasienten."
Usage:       #example
* extension[hlrReason].valueString = "Alvorlig KOLS, pasientens eget ønske"
* extension[note].valueString = "Lindring og oksygen gis. Sykehusinnleggelse avklares med pasienten."
* extension[updated].valueDateTime = "2026-08-20"
* status = #active
* scope = $consent-scope#treatment
* category[kiType] = $kritisk-type#11 "HLR-minus og behandlingsavklaringer"
* patient = Reference(kritisk-pasient)
* dateTime = "2026-08-20"
* performer = Reference(kritisk-rolle)
* policyRule = $kritisk-policy#2 "HLR-minus og behandlingsavklaring"
* provision.period.start = "2026-08-20"
