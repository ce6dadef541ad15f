Invariant:   provesvar-sub-1
Description: "En pasientidentifikator er fødselsnummer, D-nummer eller felles hjelpenummer."
Severity:    #error
Expression:  "identifier.exists() implies (identifier.system in ('urn:oid:2.16.578.1.12.4.1.4.1' | 'urn:oid:2.16.578.1.12.4.1.4.2' | 'urn:oid:2.16.578.1.12.4.1.4.3'))"
