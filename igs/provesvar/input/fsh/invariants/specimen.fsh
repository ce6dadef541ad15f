Invariant:   provesvar-prv-1
Description: "Prøvematerialet har en kode eller en tekst."
Severity:    #error
Expression:  "coding.exists() or text.exists()"

Invariant:   provesvar-prv-2
Description: "Prøven er ikke mottatt før den ble tatt."
Severity:    #error
Expression:  "iif(collection.collected.ofType(dateTime) > receivedTime, false, true)"
