Invariant:   kritisk-sek-1
Description: "En seksjon har oppføringer eller en grunn til at den er tom."
Severity:    #error
Expression:  "entry.exists() or emptyReason.exists()"

Invariant:   kritisk-dok-1
Description: "Dokumentet har én forside."
Severity:    #error
Expression:  "entry.resource.ofType(Composition).count() = 1"

Invariant:   kritisk-dok-2
Description: "Slettede opplysninger er aldri med i en oppsummering."
Severity:    #error
Expression:  "entry.resource.ofType(AllergyIntolerance).verificationStatus.coding.where(code = 'entered-in-error').empty() and entry.resource.ofType(Condition).verificationStatus.coding.where(code = 'entered-in-error').empty() and entry.resource.ofType(Procedure).where(status = 'entered-in-error').empty() and entry.resource.ofType(DeviceUseStatement).where(status = 'entered-in-error').empty() and entry.resource.ofType(MedicationStatement).where(status = 'entered-in-error').empty()"

Invariant:   kritisk-dok-3
Description: "Varsler i en oppsummering er aktive."
Severity:    #error
Expression:  "entry.resource.ofType(Flag).where(status != 'active').empty()"
