Instance:    kritisk-consent-minimal
InstanceOf:  KritiskConsent
Title:       "Avgrensning av livsforlengende behandling"
Description: "Avgrensning med dato den gjelder til."
Usage:       #example
* extension[validUntil].valueDateTime = "2027-01-01"
* status = #active
* scope = $consent-scope#adr
* category[kiType] = $kritisk-type#8 "Avgrensning av livsforlengende behandling"
* patient = Reference(kritisk-pasient)
* dateTime = "2026-01-01"
* policyRule = $kritisk-policy#1 "Avgrensning av livsforlengende behandling"
