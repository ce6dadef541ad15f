Invariant:   legemiddel-dok-1
Description: "Hver rad-id forekommer én gang i dokumentet."
Severity:    #error
Expression:  "entry.resource.ofType(MedicationStatement).identifier.where(system = 'https://fhirref.example/no/legemiddelliste/NamingSystem/pll-id').value.isDistinct()"

Invariant:   legemiddel-dok-2
Description: "En resept-id forekommer i høyst én aktiv rad."
Severity:    #error
Expression:  "entry.resource.ofType(MedicationStatement).where(status = 'active').identifier.where(system = 'https://fhirref.example/no/legemiddelliste/NamingSystem/resept-id').value.isDistinct()"

Invariant:   legemiddel-dok-3
Description: "Ressursene i dokumentet er midlertidige og vises til med urn:uuid."
Severity:    #error
Expression:  "entry.all(fullUrl.exists() implies fullUrl.startsWith('urn:uuid:'))"

Invariant:   legemiddel-sek-1
Description: "En seksjon har oppføringer eller en grunn til at den er tom."
Severity:    #error
Expression:  "entry.exists() or emptyReason.exists()"
