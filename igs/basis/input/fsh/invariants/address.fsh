Invariant:   basis-adr-1
Description: "Et norsk postnummer er fire siffer."
Severity:    #error
Expression:  "(country.empty() or country = 'NO') implies (postalCode.empty() or postalCode.matches('^[0-9]{4}$'))"
