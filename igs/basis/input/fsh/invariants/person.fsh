// Kontrollsifrene beregnes modulo 11 av sifrene slik de står, også når dag eller måned er forskjøvet.

Invariant:   basis-fnr-1
Description: "Nummeret er elleve siffer, uten mellomrom og skilletegn."
Severity:    #error
Expression:  "value.exists() implies value.matches('^[0-9]{11}$')"

Invariant:   basis-fnr-2
Description: "Det andre kontrollsifferet stemmer (modulo 11)."
Severity:    #error
Expression:  "(value.exists() and value.matches('^[0-9]{11}$')) implies ((5*value.substring(0,1).toInteger() + 4*value.substring(1,1).toInteger() + 3*value.substring(2,1).toInteger() + 2*value.substring(3,1).toInteger() + 7*value.substring(4,1).toInteger() + 6*value.substring(5,1).toInteger() + 5*value.substring(6,1).toInteger() + 4*value.substring(7,1).toInteger() + 3*value.substring(8,1).toInteger() + 2*value.substring(9,1).toInteger() + value.substring(10,1).toInteger()) mod 11 = 0)"

// Egen regel: for numre tildelt fra 2032 kan det første kontrollsifferet gi rest 0 til 3.
Invariant:   basis-fnr-3
Description: "Det første kontrollsifferet stemmer (modulo 11)."
Severity:    #error
Expression:  "(value.exists() and value.matches('^[0-9]{11}$')) implies ((3*value.substring(0,1).toInteger() + 7*value.substring(1,1).toInteger() + 6*value.substring(2,1).toInteger() + value.substring(3,1).toInteger() + 8*value.substring(4,1).toInteger() + 9*value.substring(5,1).toInteger() + 4*value.substring(6,1).toInteger() + 5*value.substring(7,1).toInteger() + 2*value.substring(8,1).toInteger() + value.substring(9,1).toInteger()) mod 11 = 0)"

// Syntetiske serier har måneden forskjøvet med 40 (NAV), 65 (Norsk helsenett) eller 80 (Tenor).
Invariant:   basis-fnr-4
Description: "Et fødselsnummer begynner med en dag 01-31 og en måned, eventuelt forskjøvet som i de syntetiske seriene."
Severity:    #error
Expression:  "(value.exists() and value.matches('^[0-9]{11}$')) implies (value.substring(0,2).toInteger() >= 1 and value.substring(0,2).toInteger() <= 31 and ((value.substring(2,2).toInteger() >= 1 and value.substring(2,2).toInteger() <= 12) or (value.substring(2,2).toInteger() >= 41 and value.substring(2,2).toInteger() <= 52) or (value.substring(2,2).toInteger() >= 66 and value.substring(2,2).toInteger() <= 77) or (value.substring(2,2).toInteger() >= 81 and value.substring(2,2).toInteger() <= 92)))"

Invariant:   basis-dnr-1
Description: "Et D-nummer begynner med dag pluss 40 (41-71) og en måned, eventuelt forskjøvet som i de syntetiske seriene."
Severity:    #error
Expression:  "(value.exists() and value.matches('^[0-9]{11}$')) implies (value.substring(0,2).toInteger() >= 41 and value.substring(0,2).toInteger() <= 71 and ((value.substring(2,2).toInteger() >= 1 and value.substring(2,2).toInteger() <= 12) or (value.substring(2,2).toInteger() >= 41 and value.substring(2,2).toInteger() <= 52) or (value.substring(2,2).toInteger() >= 66 and value.substring(2,2).toInteger() <= 77) or (value.substring(2,2).toInteger() >= 81 and value.substring(2,2).toInteger() <= 92)))"

Invariant:   basis-fhn-1
Description: "Et felles hjelpenummer begynner med 8 eller 9."
Severity:    #error
Expression:  "(value.exists() and value.matches('^[0-9]{11}$')) implies value.matches('^[89]')"

Invariant:   basis-duf-1
Description: "Et DUF-nummer er tolv siffer, og de to siste er kontrollsiffer (modulo 11)."
Severity:    #error
Expression:  "value.exists() implies (value.matches('^[0-9]{12}$') and (4*value.substring(0,1).toInteger() + 6*value.substring(1,1).toInteger() + 3*value.substring(2,1).toInteger() + 2*value.substring(3,1).toInteger() + 4*value.substring(4,1).toInteger() + 6*value.substring(5,1).toInteger() + 3*value.substring(6,1).toInteger() + 2*value.substring(7,1).toInteger() + 7*value.substring(8,1).toInteger() + 5*value.substring(9,1).toInteger()) mod 11 = value.substring(10,2).toInteger())"

Invariant:   basis-hpr-1
Description: "Et HPR-nummer er ett til ni siffer."
Severity:    #error
Expression:  "value.exists() implies value.matches('^[0-9]{1,9}$')"
