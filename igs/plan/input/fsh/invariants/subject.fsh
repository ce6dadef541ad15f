Invariant:   plan-sub-1
Description: "Pasientens identifikator er fødselsnummer, D-nummer eller felles hjelpenummer på elleve siffer."
Severity:    #error
Expression:  "identifier.exists() implies ((identifier.system in ('urn:oid:2.16.578.1.12.4.1.4.1' | 'urn:oid:2.16.578.1.12.4.1.4.2' | 'urn:oid:2.16.578.1.12.4.1.4.3')) and identifier.value.matches('^[0-9]{11}$'))"

// D-nummer og fødselsnummer beregnes likt, også i de syntetiske seriene; felles hjelpenummer har ingen kontroll her.
Invariant:   plan-sub-2
Description: "Kontrollsifrene i fødselsnummeret eller D-nummeret stemmer (modulo 11)."
Severity:    #error
Expression:  "identifier.where(system = 'urn:oid:2.16.578.1.12.4.1.4.1' or system = 'urn:oid:2.16.578.1.12.4.1.4.2').value.where(matches('^[0-9]{11}$')).all((5*substring(0,1).toInteger() + 4*substring(1,1).toInteger() + 3*substring(2,1).toInteger() + 2*substring(3,1).toInteger() + 7*substring(4,1).toInteger() + 6*substring(5,1).toInteger() + 5*substring(6,1).toInteger() + 4*substring(7,1).toInteger() + 3*substring(8,1).toInteger() + 2*substring(9,1).toInteger() + substring(10,1).toInteger()) mod 11 = 0 and (3*substring(0,1).toInteger() + 7*substring(1,1).toInteger() + 6*substring(2,1).toInteger() + substring(3,1).toInteger() + 8*substring(4,1).toInteger() + 9*substring(5,1).toInteger() + 4*substring(6,1).toInteger() + 5*substring(7,1).toInteger() + 2*substring(8,1).toInteger() + substring(9,1).toInteger()) mod 11 < 4)"

Invariant:   plan-org-1
Description: "Organisasjonsnummeret er ni siffer."
Severity:    #error
Expression:  "value.exists() implies value.matches('^[0-9]{9}$')"
