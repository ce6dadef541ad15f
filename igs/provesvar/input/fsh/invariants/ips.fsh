// Etter IPS 2.0: ips-2, ips-3 og hasMemberOrComponent.
Invariant:   provesvar-ips-1
Description: "Et resultat har verdi, grunn til at verdien mangler, medlemmer eller komponenter, unntatt når det er registrert eller kansellert."
Severity:    #error
Expression:  "status = 'registered' or status = 'cancelled' or value.exists() or dataAbsentReason.exists() or hasMember.exists() or component.exists()"

Invariant:   provesvar-ips-2
Description: "En komponent har verdi eller grunn til at den mangler."
Severity:    #error
Expression:  "value.exists() or dataAbsentReason.exists()"

Invariant:   provesvar-ips-3
Description: "Et funn i en bildeundersøkelse har ikke både medlemmer og komponenter."
Severity:    #error
Expression:  "hasMember.empty() or component.empty()"

Invariant:   provesvar-ips-4
Description: "Tidspunktet er minst en dag."
Severity:    #error
Expression:  "$this.ofType(dateTime).empty() or $this.ofType(dateTime).toString().length() >= 10"
