Instance:    kritisk-consent-realistisk
InstanceOf:  KritiskConsent
Title:       "Avgrensning av livsforlengende behandling"
Description: "Art 8, bestemt i samråd med pasient og pårørende."
Usage:       #example
* extension[validUntil].valueDateTime = "2027-01-01"
* extension[note].valueString = "Ikke respirator eller overflytting til intensiv. Antibiotika gis."
* extension[treatmentGoal].valueCodeableConcept.text = "Lindring og best mulig livskvalitet hjemme"
* extension[updater].valueReference = Reference(kritisk-rolle)
* extension[updated].valueDateTime = "2026-10-01"
* status = #active
* scope = $consent-scope#adr
* category[kiType] = $kritisk-type#8 "Avgrensning av livsforlengende behandling"
* patient = Reference(kritisk-pasient)
* dateTime = "2026-09-28"
* performer = Reference(kritisk-rolle)
* policyRule = $kritisk-policy#1 "Avgrensning av livsforlengende behandling"
* provision.period.start = "2026-09-28"
