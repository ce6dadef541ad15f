Invariant:   provesvar-rap-1
Description: "En ferdig rapport har resultat, konklusjon eller et vedlagt dokument."
Severity:    #error
Expression:  "(status = 'final' or status = 'amended' or status = 'corrected' or status = 'appended') implies (result.exists() or conclusion.exists() or presentedForm.exists())"

Invariant:   provesvar-rap-2
Description: "Et vedlagt dokument har innhold eller adresse."
Severity:    #error
Expression:  "data.exists() or url.exists()"

Invariant:   provesvar-rap-3
Description: "Rapporten er ikke utgitt før den eldste prøven ble tatt."
Severity:    #error
Expression:  "iif(effective.ofType(dateTime) > issued, false, true)"
