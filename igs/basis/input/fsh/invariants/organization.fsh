Invariant:   basis-enh-1
Description: "Et organisasjonsnummer er ni siffer, uten mellomrom."
Severity:    #error
Expression:  "value.exists() implies value.matches('^[0-9]{9}$')"

Invariant:   basis-enh-2
Description: "Kontrollsifferet i organisasjonsnummeret stemmer (modulo 11)."
Severity:    #error
Expression:  "(value.exists() and value.matches('^[0-9]{9}$')) implies ((3*value.substring(0,1).toInteger() + 2*value.substring(1,1).toInteger() + 7*value.substring(2,1).toInteger() + 6*value.substring(3,1).toInteger() + 5*value.substring(4,1).toInteger() + 4*value.substring(5,1).toInteger() + 3*value.substring(6,1).toInteger() + 2*value.substring(7,1).toInteger() + value.substring(8,1).toInteger()) mod 11 = 0)"

Invariant:   basis-rsh-1
Description: "En RESH-id er et heltall."
Severity:    #error
Expression:  "value.exists() implies value.matches('^[0-9]+$')"

Invariant:   basis-her-1
Description: "HER-id identifiserer kommunikasjonsparter og bør ikke identifisere en virksomhet."
Severity:    #warning
Expression:  "identifier.where(system = 'urn:oid:2.16.578.1.12.4.1.2').empty()"
