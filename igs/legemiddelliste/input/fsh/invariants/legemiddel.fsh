Invariant:   legemiddel-fest-1
Description: "En FEST-id er ID_ fulgt av en GUID; for en pakning er det et varenummer på seks siffer."
Severity:    #error
Expression:  "code.exists() implies code.matches('^((ID_)?[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|[0-9]{6})$')"

Invariant:   legemiddel-atc-1
Description: "En ATC-kode har nivåene bokstav, to siffer, bokstav, bokstav, to siffer."
Severity:    #error
Expression:  "code.exists() implies code.matches('^[A-Z]([0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?)?$')"
