Invariant:   journal-id-1
Description: "En global identifikator (urn:ietf:rfc:3986) er en OID eller UUID med urn-prefiks."
Severity:    #error
Expression:  "system = 'urn:ietf:rfc:3986' implies (value.startsWith('urn:oid:') or value.startsWith('urn:uuid:'))"

Invariant:   journal-id-2
Description: "Identifikatoren er en OID med prefikset urn:oid:."
Severity:    #error
Expression:  "value.exists() implies value.matches('^urn:oid:[0-2](\\\\.(0|[1-9][0-9]*))+$')"

Invariant:   journal-id-3
Description: "Identifikatoren er en UUID med prefikset urn:uuid: og små bokstaver."
Severity:    #error
Expression:  "value.exists() implies value.matches('^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')"
