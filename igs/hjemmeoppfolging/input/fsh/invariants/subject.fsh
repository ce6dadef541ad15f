Invariant:   hjemme-sub-1
Description: "Pasientens identifikator er fødselsnummer, D-nummer eller felles hjelpenummer på elleve siffer."
Severity:    #error
Expression:  "identifier.exists() implies ((identifier.system in ('urn:oid:2.16.578.1.12.4.1.4.1' | 'urn:oid:2.16.578.1.12.4.1.4.2' | 'urn:oid:2.16.578.1.12.4.1.4.3')) and identifier.value.matches('^[0-9]{11}$'))"
