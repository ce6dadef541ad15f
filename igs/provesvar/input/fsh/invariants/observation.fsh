Invariant:   provesvar-obs-1
Description: "Et resultat har verdi, grunn til at verdien mangler, medlemmer eller komponenter, unntatt når det er registrert eller kansellert."
Severity:    #error
Expression:  "status = 'registered' or status = 'cancelled' or value.exists() or dataAbsentReason.exists() or hasMember.exists() or component.exists()"

Invariant:   provesvar-obs-2
Description: "En komponent har verdi eller grunn til at verdien mangler."
Severity:    #error
Expression:  "value.exists() or dataAbsentReason.exists()"

Invariant:   provesvar-obs-3
Description: "Referanseområdets nedre grense er ikke over den øvre."
Severity:    #error
Expression:  "(low.value.exists() and high.value.exists()) implies (low.value <= high.value)"

Invariant:   provesvar-obs-4
Description: "Referanseområdet har samme enhet som verdien."
Severity:    #error
Expression:  "value.ofType(Quantity).exists() implies referenceRange.select(low | high).all(code = %resource.value.ofType(Quantity).code)"

Invariant:   provesvar-obs-5
Description: "Et resultat er ikke medlem av seg selv."
Severity:    #error
Expression:  "hasMember.reference.all($this != 'Observation/' & %resource.id)"

// Ulik presisjon lar seg ikke alltid sammenligne; da gis det ikke feil.
Invariant:   provesvar-obs-6
Description: "Svaret er ikke gitt før prøven ble tatt."
Severity:    #error
Expression:  "iif(effective.ofType(dateTime) > issued, false, true)"

Invariant:   provesvar-obs-7
Description: "En verdi merket høy er ikke under nedre grense, og en verdi merket lav er ikke over øvre grense, i normalområdet."
Severity:    #warning
Expression:  "iif(interpretation.coding.where(code = 'H' or code = 'HH').exists() and value.ofType(Quantity).value < referenceRange.where(type.empty() or type.coding.where(code = 'normal').exists()).low.value.first(), false, true) and iif(interpretation.coding.where(code = 'L' or code = 'LL').exists() and value.ofType(Quantity).value > referenceRange.where(type.empty() or type.coding.where(code = 'normal').exists()).high.value.first(), false, true)"
